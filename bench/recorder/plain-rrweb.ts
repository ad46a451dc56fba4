import { record } from "rrweb";

declare global {
  interface Window {
    benchSink?: string;
    /** Sends what waits; the measurement calls it before a page is left, so that no bytes are lost to it. */
    benchUpload?: () => Promise<void>;
  }
}

/** As long as our recorder gathers in a young session. */
const uploadMs = 10_000;

/**
 * The plainest uploader there can be: JSON, gzip, one request for the first snapshot and then every ten seconds. When
 * the page is hidden what is left goes by beacon, uncompressed, since the browser's compression answers too late.
 */
let waiting: unknown[] = [];

const take = (): string => {
  const json = JSON.stringify(waiting);
  waiting = [];
  return json;
};

async function send(json: string): Promise<void> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream("gzip"));
  const body = await new Response(stream).blob();
  await fetch(`${window.benchSink}/upload`, {
    method: "POST",
    body,
    headers: { "content-type": "text/plain" },
  });
}

let sending = Promise.resolve();

/** One after another; resolves when all that was recorded so far has been taken. */
function upload(): Promise<void> {
  if (waiting.length > 0) {
    const json = take();
    sending = sending.then(() => send(json));
  }
  return sending;
}

const isFullSnapshot = (event: { type: number }): boolean => event.type === 2;

record({
  maskAllInputs: true,
  emit(event) {
    waiting.push(event);
    if (isFullSnapshot(event)) setTimeout(upload, 0);
  },
});
setInterval(upload, uploadMs);
addEventListener("pagehide", () => {
  if (waiting.length > 0) navigator.sendBeacon(`${window.benchSink}/upload`, take());
});
window.benchUpload = upload;
