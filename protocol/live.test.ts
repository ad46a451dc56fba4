import { describe, expect, it } from "vitest";
import { makeTabId } from "./ids.ts";
import { readObjectMessage, readViewerMessage, writeAck, writeJoin } from "./live.ts";

const tabId = makeTabId("aaaaaaaaaaaa");

describe("what a viewer says", () => {
  it("is read as it was written", () => {
    const stands = new Map([[tabId, -1]]);
    expect(readViewerMessage(writeJoin(stands))).toEqual({ type: "join", stands });
    expect(readViewerMessage(writeAck(7))).toEqual({ type: "ack", frames: 7 });
  });

  it.each([
    "",
    "[]",
    "null",
    '{"type":"leave"}',
    '{"type":"ack"}',
    '{"type":"ack","frames":-1}',
    '{"type":"ack","frames":1.5}',
    '{"type":"join"}',
    '{"type":"join","stands":{"tab":1}}',
    `{"type":"join","stands":{"${tabId}":-2}}`,
    `{"type":"join","stands":{"${tabId}":"1"}}`,
    `{"type":"join","stands":{"${tabId}":4294967296}}`,
    `{"type":"join","stands":{},"more":"${"x".repeat(20_000)}"}`,
  ])("is nothing when it has no such shape: %.40s", (text) => {
    expect(readViewerMessage(text)).toBeNull();
  });

  it("names no more tabs than a session has", () => {
    const stands = new Map(
      Array.from({ length: 201 }, (_, i) => [makeTabId(String(i).padStart(12, "0")), 0]),
    );
    expect(readViewerMessage(writeJoin(stands))).toBeNull();
  });
});

describe("what the object says", () => {
  it("is passed over by a viewer that does not know it", () => {
    expect(readObjectMessage('{"type":"signals","signals":[]}')).toBeNull();
    expect(readObjectMessage('{"type":"state","status":"paused","segments":0}')).toBeNull();
    expect(readObjectMessage('{"type":"state","status":"live","segments":2,"novel":1}')).toEqual({
      type: "state",
      status: "live",
      segments: 2,
    });
  });
});
