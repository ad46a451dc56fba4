import type { TabId } from "../../../protocol/ids.ts";
import { maxBytesUnderWay, maxFramesUnderWay } from "../../../protocol/limits.ts";
import { readObjectMessage, writeAck, writeJoin } from "../../../protocol/live.ts";

export interface SocketParts {
  /** Where the player stands when the socket opens. */
  stands: () => ReadonlyMap<TabId, number>;
  /** Takes a frame over; the next is taken when it is done. */
  take: (frame: ArrayBuffer) => Promise<void>;
  /** The object has said that it tells this viewer from now on. */
  onJoined: () => void;
  /** There is something new. */
  onNews: () => void;
  onClosed: (code: number) => void;
}

/** A proxy on the way may end a line that says nothing for a minute. */
const pingEveryMs = 30_000;

/**
 * Listens to a live session on a socket that is about to open. What is taken is acknowledged when a quarter of what may be
 * under way is: the object answers for every message it hears.
 * @returns closes it, without a word to `onClosed`
 */
export function listen(socket: WebSocket, parts: SocketParts): () => void {
  const closing = new AbortController();
  const { signal } = closing;
  let taken = 0;
  let acknowledged = 0;
  let unacknowledgedBytes = 0;
  let taking = Promise.resolve();
  let isAlive = true;
  let pinging: ReturnType<typeof setInterval> | undefined;

  const end = () => {
    closing.abort();
    clearInterval(pinging);
    socket.close();
  };
  const fail = (code: number) => {
    if (signal.aborted) return;
    end();
    parts.onClosed(code);
  };
  const takeOne = async (frame: ArrayBuffer) => {
    if (signal.aborted) return;
    const { byteLength } = frame;
    await parts.take(frame);
    taken += 1;
    unacknowledgedBytes += byteLength;
    if (signal.aborted) return;
    parts.onNews();
    if (taken - acknowledged < maxFramesUnderWay / 4 && unacknowledgedBytes < maxBytesUnderWay / 4) return;
    socket.send(writeAck(taken));
    acknowledged = taken;
    unacknowledgedBytes = 0;
  };

  socket.binaryType = "arraybuffer";
  socket.addEventListener(
    "open",
    () => {
      socket.send(writeJoin(parts.stands()));
      pinging = setInterval(() => {
        if (!isAlive) return fail(0);
        isAlive = false;
        socket.send("ping");
      }, pingEveryMs);
    },
    { signal },
  );
  socket.addEventListener(
    "message",
    ({ data }: MessageEvent<string | ArrayBuffer>) => {
      isAlive = true;
      if (typeof data !== "string") {
        taking = taking.then(() => takeOne(data)).catch(() => fail(0));
      } else if (readObjectMessage(data) !== null) {
        parts.onJoined();
        parts.onNews();
      }
    },
    { signal },
  );
  socket.addEventListener("close", ({ code }) => fail(code), { signal });
  return end;
}
