import { gzipSync } from "fflate";

/** On the main thread, for a page that goes away. The time of day stays out, so that equal input is equal output. */
export const compressNow = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { mtime: 0 });

/** Off the main thread where the browser can. */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return compressNow(bytes);
  }
}
