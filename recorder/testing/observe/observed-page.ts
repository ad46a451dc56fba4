import { onTestFinished } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { isJsonObject, type JsonObject } from "../../../protocol/json-object.ts";
import { createBehindSnapshot } from "../../src/behind-snapshot.ts";
import { lateObservers } from "../../src/observe/late-observers.ts";
import { createPageCapture, type PageCapture } from "../../src/page-capture.ts";
import { html } from "../mirror/build-page.ts";
import { openPrivacy } from "./open-privacy.ts";

export interface ObservedPage {
  /** In their order; as plain as after a journey through JSON. */
  events: ReplayEvent[];
  capture: PageCapture;
  idOf(node: Node): number | null;
  /** What was told from this source since the snapshot. */
  told(source: keyof typeof incrementalSource): JsonObject[];
  /** Payloads of our custom events of this tag. */
  custom(tag: string): unknown[];
  stop(): void;
}

/** Records this document as it stands, by all of our capture, until the test is over. */
export function observePage(privacy = openPrivacy, late = lateObservers): ObservedPage {
  const events: ReplayEvent[] = [];
  const emit = (event: ReplayEvent): void => {
    events.push(JSON.parse(JSON.stringify(event)));
  };
  const capture = createPageCapture({
    emit,
    behind: createBehindSnapshot(emit),
    privacy,
    onRoot: () => undefined,
  });
  capture.takeSnapshot();
  // A frame's document, or what a snapshot in slices leaves for later, is no change of the page.
  capture.finish();
  for (const observe of late) capture.observe(observe);
  const begun = events.length;
  const dataOf = (type: number): JsonObject[] =>
    events
      .slice(begun)
      .flatMap((event) => (event.type === type && isJsonObject(event.data) ? [event.data] : []));
  const page: ObservedPage = {
    events,
    capture,
    idOf: (node) => capture.ids.idOf(node),
    told: (source) =>
      dataOf(eventType.incremental).filter((data) => data.source === incrementalSource[source]),
    custom: (tag) =>
      dataOf(eventType.custom)
        .filter((data) => data.tag === tag)
        .map(({ payload }) => payload),
    stop() {
      capture.finish();
      capture.stop();
    },
  };
  onTestFinished(page.stop);
  return page;
}

/** A page of this markup, recorded until the test is over. */
export function observed(markup: string): ObservedPage {
  html(markup);
  return observePage();
}
