import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { liveClose } from "../../../protocol/live.ts";
import { withPresence } from "./presence-fold.ts";

interface FollowParts {
  openSocket: () => WebSocket;
  /** Null while nobody can say: before the first word, and when the line is broken. */
  onVisitors: (visitors: readonly LiveVisitor[] | null) => void;
}

const retryFirstMs = 1_000;
const retryMaxMs = 30_000;
/** A proxy on the way may end a line that says nothing for a minute. */
const pingEveryMs = 30_000;

/**
 * Follows who is on a website over a socket, while the dashboard is in sight. A line that breaks off is dialled again,
 * ever more rarely; the first word on the new one is all.
 * @returns ends it
 */
export function followPresence({ openSocket, onVisitors }: FollowParts): () => void {
  let line: AbortController | null = null;
  let failures = 0;
  let retrying: ReturnType<typeof setTimeout> | undefined;

  const dial = () => {
    if (line !== null || document.visibilityState !== "visible") return;
    const closing = new AbortController();
    line = closing;
    const { signal } = closing;
    const socket = openSocket();
    let visitors: readonly LiveVisitor[] = [];
    let isAlive = true;
    const pinging = setInterval(() => {
      if (!isAlive) return socket.close();
      isAlive = false;
      if (socket.readyState === WebSocket.OPEN) socket.send("ping");
    }, pingEveryMs);
    signal.addEventListener("abort", () => {
      clearInterval(pinging);
      socket.close();
    });
    socket.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => {
        isAlive = true;
        const told = typeof data === "string" ? withPresence(visitors, data) : null;
        if (told === null) return;
        failures = 0;
        visitors = told;
        onVisitors(told);
      },
      { signal },
    );
    socket.addEventListener(
      "close",
      ({ code }) => {
        hangUp();
        failures += 1;
        if (code !== liveClose.again) onVisitors(null);
        retrying = setTimeout(dial, code === liveClose.again ? 0 : retryDelayMs(failures));
      },
      { signal },
    );
  };
  const hangUp = () => {
    clearTimeout(retrying);
    line?.abort();
    line = null;
  };
  const look = () => {
    if (document.visibilityState === "visible") dial();
    else hangUp();
  };

  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    hangUp();
  };
}

const retryDelayMs = (failures: number): number => Math.min(retryFirstMs * 2 ** (failures - 1), retryMaxMs);
