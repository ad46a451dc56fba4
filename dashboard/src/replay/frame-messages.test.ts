import { describe, expect, it } from "vitest";
import { readFromFrame, readToFrame } from "./frame-messages.ts";

const event = { type: 4, data: { width: 1, height: 1 }, timestamp: 5 };

describe("messages to the frame", () => {
  it("are read as they were sent", () => {
    const load = {
      type: "load",
      events: [event],
      at: 5,
      jump: 1,
      isPlaying: true,
      speed: 2,
      isComplete: false,
    };
    expect(readToFrame(load)).toEqual(load);
    expect(readToFrame({ type: "seek", at: 9, jump: 2 })).toEqual({ type: "seek", at: 9, jump: 2 });
    expect(readToFrame({ type: "pause", extra: 1 })).toEqual({ type: "pause" });
  });

  it.each([
    null,
    "load",
    {},
    { type: "eval", code: "alert(1)" },
    { type: "seek", at: Number.NaN, jump: 1 },
    { type: "speed", speed: -1 },
    { type: "append", events: [{ type: 4 }], isComplete: true },
    { type: "append", events: "[]", isComplete: true },
    { type: "load", events: [], at: 0, jump: 1, isPlaying: 1, speed: 1, isComplete: true },
  ])("are refused when their shape is wrong: %j", (data) => {
    expect(readToFrame(data)).toBeNull();
  });
});

describe("messages from the frame", () => {
  it("are read as they were sent", () => {
    expect(readFromFrame({ type: "time", at: 12.5, jump: 1 })).toEqual({ type: "time", at: 12.5, jump: 1 });
    expect(readFromFrame({ type: "size", width: 390, height: 844 })).toEqual({
      type: "size",
      width: 390,
      height: 844,
    });
  });

  it("are refused when a hostile page could have made them up to harm the dashboard", () => {
    expect(readFromFrame({ type: "size", width: 1e9, height: 1 })).toBeNull();
    expect(readFromFrame({ type: "time", at: "soon", jump: 1 })).toBeNull();
    expect(readFromFrame({ type: "navigate", to: "https://evil.example" })).toBeNull();
  });

  it("carry an error's words only up to a bound", () => {
    expect(readFromFrame({ type: "failed", message: "x".repeat(9_000) })).toEqual({
      type: "failed",
      message: "x".repeat(500),
    });
  });
});
