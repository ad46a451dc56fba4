import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { customEvent, eventType } from "../../protocol/events.ts";
import { sealTailBytes } from "../../protocol/limits.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { noise } from "../testing/noise.ts";
import { append, freshAddress, quiet, sessionRow } from "../testing/session.ts";

const track = (name: string, atMs: number) => customEvent("ph.track", { name, properties: {} }, atMs);

async function rowOf(address: ReturnType<typeof freshAddress>) {
  return await findSession(await openCatalog(env, address.websiteId), address);
}

it("tells while it goes on who the visitor is, and when it is over what it has shown", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  const identify = customEvent("ph.identify", { id: "7", name: "Ada", email: "", url: "" }, startMs);
  const page = pageEvents("https://shop.example/tea/5", startMs);
  await append(address, makeChunk(tabId, 0, [...page, identify, track("add", startMs + 10)]));
  await expect
    .poll(() => rowOf(address))
    .toMatchObject({ told: { contact: { name: "Ada" } }, pages: [], marks: [] });
  await settleSession(env, address, quiet());
  expect(await rowOf(address)).toMatchObject({
    status: "completed",
    pages: [{ path: "/tea/:id", isExit: true }],
    marks: [["event", "add", 1, expect.any(Number)]],
  });
});

it("is found by all of it when a visitor returns, and by nothing twice", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  await append(
    address,
    makeChunk(tabId, 0, [...pageEvents("https://shop.example/", startMs), track("add", startMs)]),
  );
  await settleSession(env, address, quiet());
  await append(
    address,
    makeChunk(tabId, 1, [
      clickEvent("Tea", startMs + 50),
      track("add", startMs + 60),
      track("buy", startMs + 70),
    ]),
  );
  await expect.poll(() => sessionRow(address)).toMatchObject({ status: "active" });
  expect((await rowOf(address))?.marks).toHaveLength(1);
  await settleSession(env, address, quiet());
  expect((await rowOf(address))?.marks).toMatchObject([
    ["event", "add", 2, expect.any(Number)],
    ["event", "buy", 1, expect.any(Number)],
  ]);
});

it("tells the same of a session that ended just when its tail was full", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  await append(
    address,
    makeChunk(tabId, 0, [...pageEvents("https://shop.example/a", startMs), track("add", startMs)]),
  );
  let bytes = 0;
  for (let seq = 1; bytes < sealTailBytes; seq += 1) {
    const heavy = { type: eventType.custom, data: { tag: "plain", payload: { text: noise(600_000) } } };
    const frame = makeChunk(tabId, seq, [{ ...heavy, timestamp: startMs + seq }]);
    bytes += frame.length;
    await append(address, frame);
  }
  await settleSession(env, address, Date.now());
  expect(await rowOf(address)).toMatchObject({ status: "active", pages: [] });
  await settleSession(env, address, quiet());
  expect(await rowOf(address)).toMatchObject({
    ...{ status: "completed", pages: [{ path: "/a" }] },
    marks: [["event", "add", 1, expect.any(Number)]],
  });
});
