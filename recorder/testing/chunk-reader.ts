import { gunzipSync, inflateSync } from "node:zlib";
import { readFrame } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import { maxBaseBytes } from "../../protocol/limits.ts";

export interface ReadChunk {
  header: FrameHeader;
  /** Inflated. */
  body: Uint8Array;
}

/** Reads chunks as they arrive. Like a session, it keeps what later ones of a tab may be packed behind. */
export class ChunkReader {
  readonly #bodies = new Map<string, Uint8Array>();

  /** Throws what is no chunk, and one that is packed behind a chunk that has not been read. */
  read(frame: Uint8Array): ReadChunk {
    const read = readFrame(frame);
    if (!read.ok) throw new Error(read.message);
    const { header } = read;
    const { baseSeq } = header;
    const place = (seq: number): string => `${header.tabId} ${seq}`;
    const dictionary = baseSeq === undefined ? undefined : this.#bodies.get(place(baseSeq));
    if (baseSeq !== undefined && dictionary === undefined) throw new Error(`There is no chunk ${baseSeq}.`);
    const body =
      dictionary === undefined
        ? gunzipSync(read.body)
        : inflateSync(read.body, { dictionary: dictionary.subarray(0, maxBaseBytes) });
    this.#bodies.set(place(header.seq), body);
    return { header, body };
  }
}
