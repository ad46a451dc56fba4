import { attachSheets } from "../../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash, TabId } from "../../../protocol/ids.ts";
import type { Stretch, TailAnswer } from "../api/replay.ts";
import type { DecodedChunk } from "./decode-chunks.ts";

export interface SourceParts {
  fetchStretch: (stretch: Stretch, signal: AbortSignal) => Promise<ArrayBuffer>;
  fetchTail: (after: number, signal: AbortSignal) => Promise<TailAnswer>;
  fetchSheet: (hash: AssetHash, signal: AbortSignal) => Promise<string>;
  decode: (bytes: ArrayBuffer) => Promise<DecodedChunk[]>;
  /** More chunks stand on the shelf. */
  onChunks: () => void;
  onProblem: (error: unknown) => void;
}

const stretchTries = 3;
const retryMs = 800;

/** Loads a session's chunks, each once, with their style sheets put back, and keeps them. */
export class ReplaySource {
  readonly #parts: SourceParts;
  readonly #closing = new AbortController();
  readonly #shelf = new Map<TabId, Map<number, DecodedChunk>>();
  readonly #keyframes = new Map<string, DecodedChunk>();
  /** Stretches asked for; one that failed leaves, so that it can be asked for again. */
  readonly #asked = new Map<string, Promise<void>>();
  readonly #sheets = new Map<AssetHash, Promise<string>>();
  #arrival = 0;

  constructor(parts: SourceParts) {
    this.#parts = parts;
  }

  chunk(tabId: TabId, seq: number): DecodedChunk | undefined {
    return this.#shelf.get(tabId)?.get(seq);
  }

  chunksOf(tabId: TabId): Iterable<DecodedChunk> {
    return this.#shelf.get(tabId)?.values() ?? [];
  }

  /** The page as it was before a chunk; its events are empty when they could not be read. */
  keyframe(tabId: TabId, beforeSeq: number): DecodedChunk | undefined {
    return this.#keyframes.get(`${tabId} ${beforeSeq}`);
  }

  /** Loads a part of a segment unless that has been done; who asks while it is done waits for the same. */
  async bring(stretch: Stretch): Promise<void> {
    const name = `${stretch.n} ${stretch.offset} ${stretch.bytes}`;
    const asked = this.#asked.get(name) ?? this.#fetchAndShelve(stretch);
    this.#asked.set(name, asked);
    try {
      await asked;
    } catch (error) {
      this.#asked.delete(name);
      throw error;
    }
  }

  /** The same, for what cannot go on without it: what goes wrong is a problem of the replay. */
  async load(stretch: Stretch): Promise<void> {
    try {
      await this.bring(stretch);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#parts.onProblem(error);
    }
  }

  /** Asks once for what arrived in the tail since the last time. */
  async loadTail(): Promise<void> {
    try {
      const { bytes, arrival } = await this.#parts.fetchTail(this.#arrival, this.#closing.signal);
      if (bytes.byteLength > 0) await this.#shelve(bytes);
      this.#arrival = arrival;
    } catch {
      // It is asked for again in a second, from where it stood.
    }
  }

  /** A frame that was told as it landed. */
  take(frame: ArrayBuffer): Promise<void> {
    return this.#shelve(frame);
  }

  close(): void {
    this.#closing.abort();
  }

  async #shelve(bytes: ArrayBuffer): Promise<void> {
    const chunks = await this.#parts.decode(bytes);
    const sheets = await this.#sheetTexts(chunks.flatMap((chunk) => chunk.sheets));
    if (this.#closing.signal.aborted) return;
    for (const detached of chunks) {
      const attach = (event: ReplayEvent) => attachSheets(event, (hash) => sheets.get(hash) ?? null);
      const chunk = { ...detached, events: detached.events.map(attach) };
      if (chunk.isKeyframe) {
        this.#keyframes.set(`${chunk.tabId} ${chunk.seq}`, chunk);
        continue;
      }
      const ofTab = this.#shelf.get(chunk.tabId) ?? new Map<number, DecodedChunk>();
      this.#shelf.set(chunk.tabId, ofTab);
      if (!ofTab.has(chunk.seq)) ofTab.set(chunk.seq, chunk);
    }
    this.#parts.onChunks();
  }

  async #sheetTexts(hashes: readonly AssetHash[]): Promise<Map<AssetHash, string>> {
    const texts = new Map<AssetHash, string>();
    await Promise.all(
      [...new Set(hashes)].map(async (hash) => {
        const asked = this.#sheets.get(hash) ?? this.#parts.fetchSheet(hash, this.#closing.signal);
        this.#sheets.set(hash, asked);
        try {
          texts.set(hash, await asked);
        } catch {
          // A page without one of its sheets is worth more than no page. The next chunk asks again.
          this.#sheets.delete(hash);
        }
      }),
    );
    return texts;
  }

  async #fetchAndShelve(stretch: Stretch): Promise<void> {
    await this.#shelve(await this.#fetchStretch(stretch, stretchTries));
  }

  async #fetchStretch(stretch: Stretch, tries: number): Promise<ArrayBuffer> {
    try {
      return await this.#parts.fetchStretch(stretch, this.#closing.signal);
    } catch (error) {
      if (tries <= 1 || this.#closing.signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      return await this.#fetchStretch(stretch, tries - 1);
    }
  }
}
