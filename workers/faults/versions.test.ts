import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Env } from "../env.ts";
import { type IncomingChunk, readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { chunk, postBytes, visit } from "../testing/post-chunk.ts";
import { append, freshAddress, quiet, sealedEvents, stubOf } from "../testing/session.ts";

const atMs = Date.now();
const events = pageEvents("https://shop.example/", atMs);

/** The frame with one more field in its header, as a later recorder might write it. */
function withField(frame: Uint8Array, tag: number, value: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const headerBytes = view.getUint16(8, true);
  const field = new Uint8Array([tag, value.length, ...value]);
  const longer = new Uint8Array(frame.length + field.length);
  longer.set(frame.subarray(0, 10 + headerBytes));
  longer.set(field, 10 + headerBytes);
  longer.set(frame.subarray(10 + headerBytes), 10 + headerBytes + field.length);
  new DataView(longer.buffer).setUint16(8, headerBytes + field.length, true);
  return longer;
}

/** An object of another version, which answers so. */
const answering = (outcome: object): Partial<Env> =>
  ({
    SESSION: Object.assign(Object.create(env.SESSION), {
      getByName: () => ({ append: async () => outcome }),
    }),
  }) as Partial<Env>;

const known = { status: "accepted", seq: 0, nowMs: expect.any(Number), configRevision: 7 };

describe("an old Worker with a new object", () => {
  test("a chunk with the first version's fields alone is kept", async () => {
    const address = freshAddress();
    const frame = makeChunk(freshTabId(), 0, events);
    const first: IncomingChunk = { frame, visit: { userAgent: "", country: "" }, retentionDays: 30 };
    expect(await stubOf(address).append(address, first)).toEqual({ kind: "accepted", completeTo: 0 });
  });

  test("a new answer's fields that the Worker does not know are not handed on", async () => {
    const novel = { kind: "accepted", flushMs: 400, novel: { deep: true } };
    const answer = await postBytes(chunk(await visit()), answering(novel));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ...known, flushMs: 400 });
  });
});

describe("a new Worker with an old object", () => {
  test("a chunk with fields the object does not know is kept", async () => {
    const address = freshAddress();
    const frame = makeChunk(freshTabId(), 0, events);
    const chunk = { frame, visit: { userAgent: "", country: "", novel: 1 }, retentionDays: 30, novel: {} };
    expect(await stubOf(address).append(address, chunk)).toEqual({ kind: "accepted", completeTo: 0 });
    expect((await readTail(env, address, 0)).facts).toMatchObject({ eventCount: events.length });
  });

  test("an answer without the newer fields asks for nothing", async () => {
    const answer = await postBytes(chunk(await visit()), answering({ kind: "accepted" }));
    expect(await answer.json()).toEqual(known);
  });
});

describe("a recorder of a later version", () => {
  test("a frame with fields nobody knows yet is kept, and sealed with them", async () => {
    const one = await visit();
    const address = { websiteId: one.website.websiteId, sessionId: one.place.sessionId };
    const body = withField(makeChunk(one.place.tabId, 0, events), 200, new Uint8Array([1, 2, 3]));
    const taken = await postBytes(chunk(one, { body }));
    expect(await taken.json()).toMatchObject({ status: "accepted" });
    expect((await readTail(env, address, 0)).frames).toEqual(body);
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual(events);
  });

  test("a codec nobody knows yet is kept, counted and passed over", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    await append(address, makeChunk(tabId, 0, events));
    const novel = makeChunk(tabId, 1, [clickEvent("Tea", atMs)]);
    novel[3] = 77;
    expect((await append(address, novel)).kind).toBe("accepted");
    expect((await append(address, novel)).kind).toBe("duplicate");
    const { completeness } = await readTail(env, address, 0);
    expect(completeness).toMatchObject({ chunksReceived: 2, skippedChunks: 1, gaps: [] });
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual(events);
  });
});
