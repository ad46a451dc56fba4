import { afterEach, expect, it, vi } from "vitest";
import { setClock } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, sessionRow } from "../testing/session.ts";

afterEach(() => {
  vi.useRealTimers();
});

it("brings a short visit's row up to date, however early its id", async () => {
  const startMs = Date.now();
  setClock(startMs);
  // The loader came from a cache, and its time with it.
  const address = freshAddress(startMs - 45_000);
  const tabId = freshTabId();
  await append(address, makeChunk(tabId, 0, pageEvents("https://shop.example/", startMs)));
  await expect.poll(() => sessionRow(address)).toMatchObject({ page_views: 1, started_at: startMs });

  setClock(startMs + 12_000);
  const second = [
    ...pageEvents("https://shop.example/cart", startMs + 11_000),
    clickEvent("Pay", startMs + 12_000),
  ];
  await append(address, makeChunk(tabId, 1, second, { cutAtMs: startMs + 12_000 }));
  await expect
    .poll(() => sessionRow(address))
    .toMatchObject({ page_views: 2, click_count: 1, duration_ms: 12_000 });
});
