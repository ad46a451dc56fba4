import { type DecodedChunk, decodeChunks } from "./decode-chunks.ts";

export interface DecodeAsk {
  id: number;
  bytes: ArrayBuffer;
}
export type DecodeAnswer = { id: number } & (
  | { ok: true; chunks: DecodedChunk[] }
  | { ok: false; message: string }
);

/** Runs as a module worker: inflating and parsing megabytes must not hold up the page that plays. */
addEventListener("message", async ({ data }: MessageEvent<DecodeAsk>) => {
  const answer = await decode(data);
  postMessage(answer);
});

async function decode({ id, bytes }: DecodeAsk): Promise<DecodeAnswer> {
  try {
    return { id, ok: true, chunks: await decodeChunks(new Uint8Array(bytes)) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : "The chunk could not be read" };
  }
}
