import { quietly } from "../../guard.ts";
import { gzipNow } from "./gzip.ts";

/**
 * By the browser's own means where it has them, a task later. Written to the stream, because what is read from a Blob
 * comes by way of another process, which takes the main thread five times as long.
 */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const { readable, writable } = new CompressionStream("gzip");
    const writer = writable.getWriter();
    quietly(writer.write(bytes));
    quietly(writer.close());
    return new Uint8Array(await new Response(readable).arrayBuffer());
  } catch {
    return gzipNow(bytes);
  }
}
