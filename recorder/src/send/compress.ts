import { gzipNow } from "./gzip.ts";

/** Off the main thread where the browser can. */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return gzipNow(bytes);
  }
}
