import { afterEach, expect, test } from "vitest";
import { type Captured, createCaptured, settled } from "../../testing/captured.ts";
import { watchRequests } from "./requests.ts";

const running: Captured[] = [];
afterEach(() => {
  for (const { capturing } of running.splice(0)) capturing.stop();
});

function watch(which: "failed_or_slow" | "all" | "off" = "all", slowMs = 3_000): Captured {
  const captured = createCaptured();
  watchRequests(captured.capturing, { which, slowMs, ownUrl: `${location.origin}/v1/` });
  running.push(captured);
  return captured;
}

/** What was told of one address; the browser's timings hold what ran before as well. */
async function toldOf(captured: Captured, part: string) {
  await settled(200);
  return captured.told("ph.request").filter(({ url }) => url.includes(part));
}

test("fetch is told with method, status, size and outcome, from text, URL and Request alike", async () => {
  const captured = watch();
  await fetch("/__missing__/a", { method: "post", body: "x" });
  await fetch(new URL("/__missing__/b", location.href));
  await fetch(new Request("/__missing__/c", { method: "PUT", body: "x" }));
  const told = await toldOf(captured, "/__missing__/");
  expect(told.map(({ method }) => method).sort()).toEqual(["GET", "POST", "PUT"]);
  for (const one of told) expect(one).toMatchObject({ kind: "fetch", status: 404, outcome: "failed" });
  expect(told[0]?.bytes).toBeGreaterThan(0);
});

test("what a call takes and gives is left as it is: body streams, signals, keepalive, errors", async () => {
  const before = { fetch: window.fetch, open: XMLHttpRequest.prototype.open };
  const captured = watch();
  const request = new Request("/__missing__/kept", { method: "POST", body: "once" });
  const answer = await fetch(request);
  expect(request.bodyUsed).toBe(true);
  expect(await answer.text()).toEqual(expect.any(String));
  await expect(fetch("/__missing__/kept", { keepalive: true })).resolves.toBeInstanceOf(Response);
  // @ts-expect-error a page's own mistake stays its own
  await expect(fetch()).rejects.toThrow(TypeError);
  await expect(fetch("http://[")).rejects.toThrow(TypeError);
  expect(window.fetch).toHaveLength(before.fetch.length);
  expect(window.fetch.name).toBe("fetch");
  captured.capturing.stop();
  expect(window.fetch).toBe(before.fetch);
  expect(XMLHttpRequest.prototype.open).toBe(before.open);
});

test("a request without an answer is told as failed", async () => {
  const captured = watch();
  await expect(fetch("http://127.0.0.1:8769/unreachable")).rejects.toThrow(TypeError);
  expect(await toldOf(captured, "unreachable")).toMatchObject([
    { kind: "fetch", method: "GET", status: null, outcome: "failed" },
  ]);
});

test("a beacon is told as one, posted, with the status that the page itself does not get to know", async () => {
  const captured = watch();
  expect(navigator.sendBeacon("/__missing__/beacon", "x")).toBe(true);
  expect(await toldOf(captured, "/__missing__/beacon")).toMatchObject([
    { kind: "beacon", method: "POST", status: 404, outcome: "failed" },
  ]);
});

test("an XMLHttpRequest that is used again is told each time, and gets no listener of ours", async () => {
  const captured = watch();
  const request = new XMLHttpRequest();
  const added: string[] = [];
  request.addEventListener = (type: string) => void added.push(type);
  for (const [method, path] of [
    ["GET", "/__missing__/x1"],
    ["DELETE", "/__missing__/x2"],
  ] as const) {
    await new Promise((resolve) => {
      request.onloadend = resolve;
      request.open(method, path);
      request.send();
    });
  }
  const told = await toldOf(captured, "/__missing__/x");
  expect(told.map(({ kind, method, status }) => [kind, method, status])).toEqual([
    ["xhr", "GET", 404],
    ["xhr", "DELETE", 404],
  ]);
  expect(added).toEqual([]);
});

test("only failed and slow ones are told unless all are wanted, and none of our own", async () => {
  const captured = watch("failed_or_slow");
  await fetch("/@vite/client");
  await fetch("/v1/chunks/ours").catch(() => undefined);
  await fetch("/__missing__/wrong");
  expect(await toldOf(captured, "@vite/client")).toEqual([]);
  expect(await toldOf(captured, "/v1/")).toEqual([]);
  expect(await toldOf(watch("all"), "@vite/client")).not.toEqual([]);
  expect(await toldOf(captured, "wrong")).toHaveLength(1);
  const off = watch("off");
  await fetch("/__missing__/silent");
  expect(await toldOf(off, "silent")).toEqual([]);
});

test("secrets in addresses are not told", async () => {
  const captured = watch();
  await fetch("/__missing__/secret?token=sk_live_1234567890abcdef&mail=ann@example.com");
  const told = await toldOf(captured, "/__missing__/secret");
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toMatch(/1234567890|ann@/);
});

test("a page that wraps fetch after us keeps its wrapper when we stop", async () => {
  const native = window.fetch;
  const captured = watch();
  const ours = window.fetch;
  let calls = 0;
  window.fetch = (...args) => {
    calls++;
    return ours(...args);
  };
  captured.capturing.stop();
  await fetch("/?wrapped");
  expect(calls).toBe(1);
  window.fetch = native;
});

test("a request that goes on when its page is left is told as pending, once it is slow", async () => {
  const captured = watch("failed_or_slow", 100);
  const control = new AbortController();
  const stuck = fetch("http://10.255.255.1/stuck", { signal: control.signal }).catch(() => undefined);
  await settled(150);
  captured.capturing.settle(true);
  const pending = captured.told("ph.request").filter(({ url }) => url.includes("10.255.255.1"));
  control.abort();
  await stuck;
  expect(pending.length === 1 ? pending : await toldOf(captured, "10.255.255.1")).toMatchObject([
    { method: "GET", status: null },
  ]);
});
