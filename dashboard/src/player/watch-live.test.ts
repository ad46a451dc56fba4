import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { maxFramesUnderWay } from "../../../protocol/limits.ts";
import { liveClose } from "../../../protocol/live.ts";
import { tabA } from "../replay/a-timeline.ts";
import { watchLive } from "./watch-live.ts";

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget {
  readonly said: string[] = [];
  isClosed = false;

  send(text: string): void {
    this.said.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  opens(): void {
    this.dispatchEvent(new Event("open"));
  }

  hears(data: string | ArrayBuffer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  ends(code: number): void {
    this.dispatchEvent(new CloseEvent("close", { code }));
  }
}

const live = '{"type":"state","status":"live","segments":0,"completeness":null}';
const frame = () => new ArrayBuffer(10);

let visibility: "visible" | "hidden" = "visible";
let leave = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function watchWithFakes(take: () => Promise<void> = async () => {}) {
  const sockets: FakeSocket[] = [];
  const counts = { pulls: 0, news: 0, taken: 0 };
  leave = watchLive({
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    stands: () => new Map([[tabA, 4]]),
    take: async () => {
      await take();
      counts.taken += 1;
    },
    pull: async () => {
      counts.pulls += 1;
    },
    onNews: () => {
      counts.news += 1;
    },
  });
  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
  };
  const joins = () => {
    newest().opens();
    newest().hears(live);
  };
  return { sockets, counts, newest, joins };
}

function turn(to: "visible" | "hidden"): void {
  visibility = to;
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("a live session", () => {
  it("is told over a socket from where the player stands, and not asked for beside it", async () => {
    const { counts, newest, joins } = watchWithFakes();
    joins();
    expect(newest().said).toEqual([JSON.stringify({ type: "join", stands: { [tabA]: 4 } })]);
    newest().hears(frame());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(counts).toEqual({ pulls: 0, news: 2, taken: 1 });
  });

  it("is asked for every second as long as no socket tells of it", async () => {
    const { counts, newest, joins } = watchWithFakes();
    newest().ends(1006);
    await vi.advanceTimersByTimeAsync(900);
    expect(counts.pulls).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(counts.pulls).toBe(2);
    joins();
    const { pulls } = counts;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(counts.pulls).toBe(pulls);
  });

  it("is dialled again, ever more rarely while that fails", async () => {
    const { sockets, newest, joins } = watchWithFakes();
    const dialledAfter = async (ms: number) => {
      const before = sockets.length;
      newest().ends(1006);
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(sockets).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sockets).toHaveLength(before + 1);
    };
    for (const ms of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) await dialledAfter(ms);
    joins();
    await dialledAfter(1_000);
  });

  it("is let go for good when it is over", async () => {
    const { sockets, counts, newest, joins } = watchWithFakes();
    joins();
    newest().ends(liveClose.over);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(sockets).toHaveLength(1);
    expect(counts.pulls).toBe(0);
  });

  it("is let go while the page is out of sight", async () => {
    const { sockets, counts, newest, joins } = watchWithFakes();
    joins();
    turn("hidden");
    expect(newest().isClosed).toBe(true);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(sockets).toHaveLength(1);
    expect(counts.pulls).toBe(0);
    turn("visible");
    expect(sockets).toHaveLength(2);
  });

  it("is acknowledged in time for more to come, once its frames are taken", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { newest, joins } = watchWithFakes(() => held);
    joins();
    for (let i = 0; i < maxFramesUnderWay; i += 1) newest().hears(frame());
    await vi.advanceTimersByTimeAsync(100);
    expect(newest().said).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(100);
    expect(
      newest()
        .said.slice(1)
        .map((text) => JSON.parse(text).frames),
    ).toEqual([8, 16, 24, 32]);
  });

  it("is dialled again when its line has gone silent", async () => {
    const { sockets, newest, joins } = watchWithFakes();
    joins();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(newest().said.at(-1)).toBe("ping");
    newest().hears("pong");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(sockets[0]?.isClosed).toBe(true);
    expect(sockets).toHaveLength(2);
  });
});
