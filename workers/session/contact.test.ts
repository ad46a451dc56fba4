import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { customEvent } from "../../protocol/events.ts";
import { setClock } from "../testing/faults.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sealedEvents, sessionRow, stubOf } from "../testing/session.ts";

afterEach(() => {
  vi.useRealTimers();
});

const identify = (id: string, atMs: number) =>
  customEvent("ph.identify", { id, name: "Ada", email: "ada@shop.example", url: "" }, atMs);

it("lists a session under the contact its page named last, and keeps what it said unmasked", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  const first = [...pageEvents("https://shop.example/", startMs), identify("guest", startMs + 1)];
  await append(address, makeChunk(tabId, 0, first));
  await expect.poll(() => sessionRow(address)).toMatchObject({ contact_id: "guest" });
  await append(address, makeChunk(tabId, 1, [identify("42", startMs + 2_000)]));
  setClock(quiet());
  await runDurableObjectAlarm(stubOf(address));
  expect(await sessionRow(address)).toMatchObject({ status: "completed", contact_id: "42" });
  expect(JSON.stringify(await sealedEvents(address))).toContain("ada@shop.example");
  expect(
    await env.CATALOG_0.prepare("SELECT count(*) AS n FROM sessions WHERE contact_id = ''").first(),
  ).toEqual({
    n: 0,
  });
});
