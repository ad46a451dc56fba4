import { maxBaseBytes, maxBasedBytes, sealIdleMs } from "../../../protocol/limits.ts";
import type { TextStore } from "../../session/text-store.ts";
import { type Chunk, type ChunkName, frameOf, type Pack, placeText } from "./chunk.ts";
import { packBehind } from "./pack-behind.ts";

/**
 * The pages of a site share their frame, so a page's snapshot weighs half behind the one before it. What a chunk may be
 * packed behind is the last full snapshot that the server has of its tab and that no silence has sealed.
 */
export interface Bases {
  /**
   * A chunk with a full snapshot has been cut.
   * @returns the same chunk behind the tab's base; null when there is none, or when it would not be smaller
   */
  pack(name: ChunkName, pack: Pack, body: Uint8Array): Uint8Array<ArrayBuffer> | null;
  /** The server has the chunk. */
  onTaken(chunk: Chunk): void;
  forget(): void;
}

/** @param store for the tab's next page; a line that says what it is, then a character for each byte */
export function createBases(store: TextStore): Bases {
  let cut: { place: string; body: Uint8Array } | null = null;
  const baseOf = (name: ChunkName): { seq: number; bytes: Uint8Array } | null => {
    const text = store.read() ?? "";
    const end = text.indexOf("\n");
    const [sessionId, tabId, seq, takenAtMs] = text.slice(0, end).split(" ");
    const isOfTab = sessionId === name.sessionId && tabId === name.tabId;
    // A silence of that length seals what the session has.
    if (!isOfTab || Date.now() - Number(takenAtMs) > sealIdleMs) return null;
    const bytes = Uint8Array.from({ length: text.length - end - 1 }, (_, at) =>
      text.charCodeAt(end + 1 + at),
    );
    return { seq: Number(seq), bytes };
  };

  return {
    pack(name, pack, body) {
      cut = { place: placeText(name), body: body.subarray(0, maxBaseBytes) };
      try {
        const base = body.length > maxBasedBytes ? null : baseOf(name);
        const packed = base && packBehind(base.bytes, body);
        return base && packed && packed.length < pack.gzip.length
          ? frameOf(name, { ...pack, gzip: packed }, base.seq)
          : null;
      } catch {
        // A page may have changed what this is made with; the chunk itself goes all the same.
        return null;
      }
    },
    onTaken(chunk) {
      if (cut?.place !== placeText(chunk)) return;
      const { sessionId, tabId, seq } = chunk;
      store.write(`${sessionId} ${tabId} ${seq} ${Date.now()}\n${String.fromCharCode(...cut.body)}`);
      cut = null;
    },
    forget: store.remove,
  };
}
