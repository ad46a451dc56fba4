import { page, userEvent } from "vitest/browser";
import type { ClickOutcomePayload, ClickPayload } from "../../protocol/click-events.ts";
import { watchClickOutcomes } from "../src/capture/click-outcome.ts";
import { watchClicks } from "../src/capture/clicks.ts";
import { watchFacts } from "../src/capture/facts.ts";
import { watchRoutes } from "../src/capture/pages.ts";
import { watchRequestCalls } from "../src/capture/request-calls.ts";
import { watchResponseSigns } from "../src/capture/response-signs.ts";
import { type Captured, createCaptured, settled } from "./captured.ts";

export interface ClickStage extends Captured {
  /** A real click, of the mouse or by touch where the page takes it. */
  click(selector: string): Promise<void>;
  /** Outcomes of all clicks, in order of the clicks, once they are known. */
  outcomes(): Promise<ClickOutcomePayload[]>;
  /** Outcome of the only click, cut short after half a second. */
  earlyOutcome(): Promise<ClickOutcomePayload | undefined>;
  clicks(): ClickPayload[];
}

/** A page with all that watches clicks on it. */
export function openClickStage(html: string): ClickStage {
  document.body.innerHTML = html;
  const captured = createCaptured();
  const { capturing } = captured;
  capturing.addRoot(document);
  watchClicks(capturing, watchClickOutcomes(capturing));
  watchResponseSigns(capturing);
  watchFacts(capturing);
  watchRoutes(capturing);
  watchRequestCalls(capturing, "https://playhead.example/v1/");
  return {
    ...captured,
    click: (selector) => userEvent.click(page.elementLocator(found(selector)), { force: true }),
    async outcomes() {
      const known = (): ClickOutcomePayload[] => captured.told("ph.click-outcome");
      const count = captured.told("ph.click").length;
      for (let waitedMs = 0; known().length < count && waitedMs < 12_000; waitedMs += 50) await settled(50);
      return known().sort((one, other) => one.clickAt - other.clickAt);
    },
    async earlyOutcome() {
      await settled(500);
      capturing.settle();
      return captured.told("ph.click-outcome")[0];
    },
    clicks: () => captured.told("ph.click"),
  };
}

export function found(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`No ${selector}.`);
  return element;
}
