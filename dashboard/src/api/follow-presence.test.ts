import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { liveClose } from "../../../protocol/live.ts";
import { aVisitor } from "./a-visitor.ts";
import { followPresence } from "./follow-presence.ts";

/** As much of a socket as is used; the test is the other end. */
class FakeSocket extends EventTarget {
  readyState = WebSocket.OPEN;
  isClosed = false;
  sent: string[] = [];
  send = (text: string) => void this.sent.push(text);
  close = () => {
    this.isClosed = true;
  };
  tell = (message: object) =>
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  end = (code: number) => this.dispatchEvent(Object.assign(new Event("close"), { code }));
}

let sockets: FakeSocket[] = [];
let told: (readonly LiveVisitor[] | null)[] = [];
let stop = () => {};
const list = { type: "list", visitors: [aVisitor()] };

const follow = () => {
  stop = followPresence({
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    onVisitors: (visitors) => told.push(visitors),
  });
};
const show = (state: "visible" | "hidden") => {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  told = [];
  show("visible");
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("says who is there, and that nobody knows once the line breaks; it dials again and is caught up", () => {
  follow();
  sockets[0]?.tell(list);
  expect(told.at(-1)).toHaveLength(1);
  sockets[0]?.end(1006);
  expect(told.at(-1)).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(sockets).toHaveLength(2);
  sockets[1]?.tell(list);
  expect(told.at(-1)).toHaveLength(1);
});

it("dials ever more rarely while nobody answers, and at once when it is asked to dial again", () => {
  follow();
  sockets[0]?.end(1006);
  vi.advanceTimersByTime(1_000);
  sockets[1]?.end(1006);
  vi.advanceTimersByTime(1_000);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  sockets[2]?.tell(list);
  sockets[2]?.end(liveClose.again);
  expect(told.at(-1)).not.toBeNull();
  vi.advanceTimersByTime(0);
  expect(sockets).toHaveLength(4);
});

it("lets go out of sight, and gives up a line that no longer answers", () => {
  follow();
  show("hidden");
  expect(sockets[0]?.isClosed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
  show("visible");
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(30_000);
  expect(sockets[1]?.sent).toEqual(["ping"]);
  vi.advanceTimersByTime(30_000);
  expect(sockets[1]?.isClosed).toBe(true);
});
