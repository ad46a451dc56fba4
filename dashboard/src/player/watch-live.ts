import { liveClose } from "../../../protocol/live.ts";
import { listen, type SocketParts } from "./live-socket.ts";

export interface LiveParts extends Pick<SocketParts, "stands" | "take" | "onNews"> {
  /** Null: there is none to be had, and the tail is asked for all the time. */
  openSocket: (() => WebSocket) | null;
  /** Asks once for what the tail has that the player lacks. */
  pull: () => Promise<void>;
}

const pullEveryMs = 1_000;
const retryFirstMs = 1_000;
const retryMaxMs = 30_000;

/**
 * Follows a live session while the page is in sight: over a socket, and by asking for the tail as long as there is none.
 * Out of sight it lets go, because a watched visitor's browser sends more often.
 * @returns ends it
 */
export function watchLive(parts: LiveParts): () => void {
  let hangUp: (() => void) | null = null;
  let isJoined = false;
  let failures = 0;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let pulling: ReturnType<typeof setTimeout> | undefined;
  let isPulling = false;
  let isOver = false;

  const mayGoOn = () => !isOver && document.visibilityState === "visible";

  const pull = async () => {
    clearTimeout(pulling);
    if (isPulling || isJoined || !mayGoOn()) return;
    isPulling = true;
    await parts.pull();
    isPulling = false;
    parts.onNews();
    pulling = setTimeout(() => void pull(), pullEveryMs);
  };
  const dial = () => {
    if (parts.openSocket === null || hangUp !== null || !mayGoOn()) return;
    hangUp = listen(parts.openSocket(), {
      ...parts,
      onJoined: () => {
        isJoined = true;
        failures = 0;
      },
      onClosed: (code) => {
        hangUp = null;
        isJoined = false;
        parts.onNews();
        if (code === liveClose.over) {
          isOver = true;
          return;
        }
        failures += 1;
        retrying = setTimeout(dial, code === liveClose.again ? 0 : retryDelayMs(failures));
        void pull();
      },
    });
  };
  const letGo = () => {
    hangUp?.();
    hangUp = null;
    isJoined = false;
    clearTimeout(retrying);
    clearTimeout(pulling);
  };
  const look = () => {
    if (!mayGoOn()) return letGo();
    dial();
    // Not at once: mostly the socket tells before there was a need to ask.
    clearTimeout(pulling);
    pulling = setTimeout(() => void pull(), pullEveryMs);
  };

  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", look);
    letGo();
  };
}

const retryDelayMs = (failures: number): number => Math.min(retryFirstMs * 2 ** (failures - 1), retryMaxMs);
