import { eventType, incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { codecNumber, type FrameHeader } from "../../protocol/frame-header.ts";
import { isJsonObject } from "../../protocol/json-object.ts";
import { Mirror } from "../../protocol/mirror/mirror.ts";
import type { NodeName } from "../../protocol/mirror/name-node.ts";
import { weigh } from "../../protocol/mirror/weigh.ts";
import { isKeyframeDue } from "./keyframe-rule.ts";

/** What changes a page by itself; what the visitor's hand does is light, and the player goes through it fast. */
const pageSources: ReadonlySet<unknown> = new Set([
  incrementalSource.mutation,
  incrementalSource.styleSheetRule,
  incrementalSource.styleDeclaration,
  incrementalSource.adoptedStyleSheet,
]);

/** A tab's page as its chunks go by, in the order of seq. */
export class TabMirror {
  readonly #mirror = new Mirror();
  /** Seq of the chunk that continues the page; null while any may come. */
  #nextSeq: number | null = null;
  #snapshotAtMs = 0;
  #snapshotBytes = 0;
  #changeBytes = 0;
  #frameBytes = 0;
  #wasTooLarge = false;

  /** A page of this tab was too large to be mirrored. */
  get wasTooLarge(): boolean {
    return this.#wasTooLarge;
  }

  /** Seq of the chunk that this page goes on with; null while there is none. */
  get continuesAt(): number | null {
    return this.#mirror.hasPage ? this.#nextSeq : null;
  }

  /** @returns the events of a keyframe that is due before this chunk, at its first time; null when none is */
  keyframeBefore(header: FrameHeader, events: readonly ReplayEvent[]): ReplayEvent[] | null {
    if (header.hasFullSnapshot || header.seq !== this.#nextSeq || !this.#mirror.hasPage) return null;
    let atMs = Number.POSITIVE_INFINITY;
    for (const { timestamp } of events) atMs = Math.min(atMs, timestamp);
    if (atMs === Number.POSITIVE_INFINITY) return null;
    const isDue = isKeyframeDue({
      passedMs: atMs - this.#snapshotAtMs,
      snapshotBytes: this.#snapshotBytes,
      changeBytes: this.#changeBytes,
      frameBytes: this.#frameBytes,
    });
    const snapshot = isDue ? this.#mirror.snapshot(atMs) : [];
    if (snapshot.length === 0) return null;
    this.#beginAnew(atMs);
    return snapshot;
  }

  /**
   * @param frameBytes size of the chunk's frame
   * @param names is told what a click was meant for, as the page was then: another recorder does not tell it
   */
  takeChunk(
    { seq, codec }: FrameHeader,
    events: readonly ReplayEvent[],
    frameBytes: number,
    names?: WeakMap<ReplayEvent, NodeName>,
  ): void {
    // What was in a gap is not known, so the page is not, until a full snapshot comes.
    if (this.#nextSeq !== null && seq !== this.#nextSeq) this.#mirror.clear();
    this.#nextSeq = seq + 1;
    this.#frameBytes += frameBytes;
    for (const event of events) {
      if (codec === codecNumber.json) this.#nameClick(event, names);
      this.#mirror.apply(event);
      if (this.#mirror.isTooLarge) this.#wasTooLarge = true;
      if (event.type === eventType.fullSnapshot) this.#beginAnew(event.timestamp);
      else if (isJsonObject(event.data) && pageSources.has(event.data.source))
        this.#changeBytes += weigh(event.data);
    }
  }

  #nameClick(event: ReplayEvent, names?: WeakMap<ReplayEvent, NodeName>): void {
    const { data } = event;
    if (!isJsonObject(data) || data.source !== incrementalSource.mouseInteraction) return;
    const name = this.#mirror.name(data.id);
    if (name !== null) names?.set(event, name);
  }

  /** Begins at a keyframe that was sealed before. */
  takeKeyframe({ seq, firstAtMs }: FrameHeader, events: readonly ReplayEvent[]): void {
    for (const event of events) this.#mirror.apply(event);
    this.#nextSeq = seq;
    this.#beginAnew(firstAtMs);
  }

  #beginAnew(atMs: number): void {
    this.#snapshotAtMs = atMs;
    this.#snapshotBytes = this.#mirror.bytes;
    this.#changeBytes = 0;
    this.#frameBytes = 0;
  }
}
