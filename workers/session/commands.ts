import type { TabId } from "../../protocol/ids.ts";
import { watchedFlushMs, watchedMs } from "../../protocol/limits.ts";
import type { Invite } from "../../protocol/presence.ts";
import { pageDetectors } from "../../protocol/signals/page-detectors.ts";
import type { SignalKind } from "../../protocol/signals/signal.ts";
import type { AppendOutcome } from "../session-stub.ts";
import type { AcceptedChunk } from "./append.ts";
import { type Asked, snapshotNeed } from "./snapshot-rule.ts";

/** Recorders find these themselves. */
const ofPage: ReadonlySet<SignalKind> = new Set(pageDetectors.map(({ kind }) => kind));

/** What the object asks of the recorders, and tells them. An eviction forgets who was asked what; then it is asked once more. */
export class Commands {
  /** By viewers without a socket; server time. After an eviction their next look sets it again. */
  #watchedUntilMs = 0;
  readonly #asked = new Map<TabId, Asked>();
  /** Signals that a recorder was told of, by id. */
  readonly #told = new Set<string>();

  /** A viewer without a socket looks at the session. */
  watch(nowMs: number): void {
    this.#watchedUntilMs = nowMs + watchedMs;
  }

  /**
   * The answer to a chunk that was kept.
   * @param isWatched over a socket
   * @param invite that waits for an answer
   */
  answer(
    { header, headers, isFull, signals }: AcceptedChunk,
    isWatched: boolean,
    invite: Invite | null,
    nowMs: number,
  ): AppendOutcome {
    const outcome: AppendOutcome = { kind: "accepted" };
    if (isWatched || nowMs < this.#watchedUntilMs) outcome.flushMs = watchedFlushMs;
    if (isFull) outcome.stop = "too_large";
    if (invite !== null) outcome.invite = invite;
    const { tabId } = header;
    const untold = signals.filter(
      ({ id, kind, tabId: of }) => of === tabId && !ofPage.has(kind) && !this.#told.has(id),
    );
    for (const { id } of untold) this.#told.add(id);
    if (untold.length > 0) outcome.signals = untold;
    const ranges = headers.tabs[tabId]?.ranges ?? [];
    if (ranges[0]?.fromSeq === 0) outcome.completeTo = ranges[0].toSeq;
    const asked = this.#asked.get(tabId) ?? null;
    switch (snapshotNeed(ranges, asked, nowMs)) {
      case "ask":
        this.#asked.set(tabId, { times: (asked?.times ?? 0) + 1, lastMs: nowMs });
        outcome.needSnapshot = true;
        break;
      case "none":
        this.#asked.delete(tabId);
        break;
      case "wait":
        break;
    }
    return outcome;
  }
}
