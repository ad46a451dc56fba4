import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseSiteKey } from "../../../protocol/ids.ts";
import { newSession } from "../../session/session-rule.ts";

// The recorder takes the page's `fetch` when it begins, so the fake one stands before it is loaded.
const answers: (Response | Error)[] = [];
const asked = vi.fn();
vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
  asked(url, await new Response(init.body).json(), init.keepalive);
  const answer = answers.shift();
  if (!(answer instanceof Response)) throw answer;
  return answer;
});
const { withdraw } = await import("./withdraw.ts");
const { sendWithdrawals } = await import("./send-withdrawals.ts");

const siteKey = parseSiteKey("pk_withdraw");
if (!siteKey) throw new Error("The key of this test is wrong.");
const key = `playhead:${siteKey}`;
const waitingKey = `playhead-withdrawal:${siteKey}`;
const config = {
  revision: 1,
  siteKey,
  tag: "withdraw",
  origin: "https://playhead.example",
  recorderPath: "/r/recorder-0.js",
  nowMs: 0,
  enabled: true,
  trigger: "all" as const,
  samplingRate: 1,
};
const record = newSession("withdraw", 1, null, (length) => "a".repeat(length));
const proof = { visitorId: record.visitorId, secret: record.secret };

const withdrawAndSend = (): Promise<void> => {
  withdraw(config);
  return sendWithdrawals(config);
};

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

beforeEach(async () => {
  asked.mockClear();
  answers.length = 0;
  localStorage.setItem(key, JSON.stringify(record));
  sessionStorage.setItem(`${key}:tab`, "{}");
  await new Promise((resolve) => {
    indexedDB.open(key, 1).onsuccess = (event) => {
      const { target } = event;
      if (target instanceof IDBOpenDBRequest) target.result.close();
      resolve(undefined);
    };
  });
});
afterEach(() => {
  for (const name of [key, waitingKey]) localStorage.removeItem(name);
});

test("nothing stays in the browser, and the server is asked to erase by the secret", async () => {
  answers.push(new Response("{}", { status: 202 }));
  await withdrawAndSend();
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    `https://playhead.example/v1/withdraw/${siteKey}`,
    proof,
    true,
  );
  expect(localStorage.getItem(key)).toBeNull();
  expect(localStorage.getItem(waitingKey)).toBeNull();
  expect(sessionStorage.getItem(`${key}:tab`)).toBeNull();
  await vi.waitFor(async () => expect(await databases()).not.toContain(key));
});

test.each([
  ["unreachable", new Error("offline")] as const,
  ["busy", new Response("{}", { status: 503 })] as const,
])("while the server is %s only the proof stays, and a later page asks again", async (_what, answer) => {
  answers.push(answer, new Response("{}", { status: 202 }));
  await withdrawAndSend();
  expect(localStorage.getItem(key)).toBeNull();
  expect(JSON.parse(localStorage.getItem(waitingKey) ?? "null")).toEqual([proof]);
  await sendWithdrawals(config);
  expect(asked.mock.calls.map(([, body]) => body)).toEqual([proof, proof]);
  expect(localStorage.getItem(waitingKey)).toBeNull();
});

test("who consents again and withdraws again is forgotten under both ids", async () => {
  answers.push(new Error("offline"), new Error("offline"), new Error("offline"));
  await withdrawAndSend();
  const second = { visitorId: record.visitorId.replace(/a/g, "b"), secret: "b".repeat(32) };
  localStorage.setItem(key, JSON.stringify({ ...record, ...second }));
  await withdrawAndSend();
  expect(JSON.parse(localStorage.getItem(waitingKey) ?? "null")).toEqual([proof, second]);
});

test("what stands there and is no withdrawal is passed over", async () => {
  localStorage.setItem(waitingKey, '[1, {"visitorId":"x","secret":"y"}, {}]');
  await sendWithdrawals(config);
  expect(asked).not.toHaveBeenCalled();
});

test("a visitor who has consented again meanwhile keeps their new record", async () => {
  answers.push(new Response("{}", { status: 202 }));
  const withdrawn = withdrawAndSend();
  localStorage.setItem(key, "new");
  await withdrawn;
  expect(localStorage.getItem(key)).toBe("new");
});

test("who was never recorded asks for nothing", async () => {
  localStorage.removeItem(key);
  await withdrawAndSend();
  expect(asked).not.toHaveBeenCalled();
  expect(localStorage.getItem(key)).toBeNull();
});
