import { type FromFrame, readFromFrame, type ToFrame } from "./frame-messages.ts";

export interface FrameLink {
  send: (message: ToFrame) => void;
  close: () => void;
}

/** Speaks with the player frame, and hears nobody else. */
export function linkFrame(
  frame: HTMLIFrameElement,
  frameOrigin: string,
  receive: (message: FromFrame) => void,
): FrameLink {
  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.origin !== frameOrigin || event.source !== frame.contentWindow) return;
    const message = readFromFrame(event.data);
    if (message !== null) receive(message);
  };
  addEventListener("message", onMessage);
  return {
    send: (message) => frame.contentWindow?.postMessage(message, frameOrigin),
    close: () => removeEventListener("message", onMessage),
  };
}
