import type { BrowserContext, Page } from "playwright-core";
import type { SignalKind } from "../../../protocol/signals/signal.ts";

/** What a recorder says of a visit. */
export interface Verdict {
  kind: SignalKind;
  /** Of the element; empty: of the page. Null: it does not say in a way that can be compared. */
  selector: string | null;
  evidence: string;
}

export interface Judge {
  label: string;
  /** What it looks for at all; null: everything there is. */
  kinds: readonly SignalKind[] | null;
  open(): Promise<OpenJudge>;
}

/** A recorder and whoever judges what it sends. */
export interface OpenJudge {
  /** First in each page's head. */
  tag: string;
  /** So long after the last gesture it has made up its mind, ms. */
  restMs: number;
  /** Before a visitor's first page; answers what the judge knows the visit by. */
  prepare(context: BrowserContext): Promise<string>;
  /** Resolves when the page is recorded. */
  enter(page: Page, visit: string): Promise<Visit>;
  /** After all visits: whatever has to be done before they can be read. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  /** The page goes after this call. */
  leave(page: Page): Promise<void>;
  /** After `settle`. */
  verdicts(): Promise<Verdict[]>;
  /** What it knows of the visit, for whoever looks into a verdict. */
  tell(): Promise<string>;
}
