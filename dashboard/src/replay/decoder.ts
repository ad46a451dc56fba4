import type { DecodedChunk } from "./decode-chunks.ts";
import type { DecodeAnswer, DecodeAsk } from "./decode-worker.ts";

export interface Decoder {
  /** Takes the bytes over: they are empty afterwards. */
  decode: (bytes: ArrayBuffer) => Promise<DecodedChunk[]>;
  close: () => void;
}

/** Decodes in a worker of its own. */
export function startDecoder(): Decoder {
  const worker = new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: DecodeAnswer) => void>();
  let nextId = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<DecodeAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return {
    decode: async (bytes) => {
      const ask: DecodeAsk = { id: nextId++, bytes };
      const answer = await new Promise<DecodeAnswer>((resolve) => {
        waiting.set(ask.id, resolve);
        worker.postMessage(ask, [bytes]);
      });
      if (!answer.ok) throw new Error(answer.message);
      return answer.chunks;
    },
    close: () => worker.terminate(),
  };
}
