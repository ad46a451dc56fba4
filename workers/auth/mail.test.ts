import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { sendMail } from "./mail.ts";

const mail = { to: "ada@example.com", subject: "Hello", text: "Come in." };
const webhook = { MAIL_WEBHOOK_URL: "https://mail.example/send", MAIL_WEBHOOK_KEY: "secret" };

afterEach(() => vi.restoreAllMocks());

/** What would have been fetched; answers with `status`. */
function fetched(status: number): Request[] {
  const requests: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    requests.push(new Request(input, init));
    return new Response("not to be read", { status });
  });
  return requests;
}

test("a webhook is posted the letter as JSON, with the operator's key", async () => {
  const requests = fetched(202);
  expect(await sendMail({ ...env, ...webhook }, mail)).toBe(true);
  const [request] = requests;
  expect(request?.method).toBe("POST");
  expect(request?.url).toBe("https://mail.example/send");
  expect(request?.headers.get("authorization")).toBe("Bearer secret");
  expect(request?.redirect).toBe("manual");
  expect(await request?.json()).toEqual(mail);
});

test("a webhook without a key is sent none", async () => {
  const requests = fetched(200);
  await sendMail({ ...env, MAIL_WEBHOOK_URL: webhook.MAIL_WEBHOOK_URL }, mail);
  expect(requests[0]?.headers.get("authorization")).toBeNull();
});

test.each([302, 401, 500])(
  "a webhook that answers %i has not taken it, and the log has no word of it",
  async (status) => {
    fetched(status);
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await sendMail({ ...env, ...webhook }, mail)).toBe(false);
    const logged = JSON.stringify(log.mock.calls);
    expect(logged).toContain(String(status));
    for (const word of [mail.text, mail.to, "secret"]) expect(logged).not.toContain(word);
  },
);

test("a webhook that cannot be reached has not taken it", async () => {
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("unreachable"));
  vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await sendMail({ ...env, ...webhook }, mail)).toBe(false);
});

test("a binding comes before a webhook", async () => {
  const requests = fetched(200);
  const sent: unknown[] = [];
  const MAIL: SendEmail = {
    send: async (letter: unknown) => {
      sent.push(letter);
      return { messageId: "1" };
    },
  };
  expect(await sendMail({ ...env, ...webhook, MAIL, MAIL_FROM: "playhead@example.com" }, mail)).toBe(true);
  expect(sent).toEqual([{ from: "playhead@example.com", ...mail }]);
  expect(requests).toEqual([]);
});

test("it is printed where the start says so, and nowhere else", async () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  expect(await sendMail(env, mail)).toBe(false);
  expect(print).not.toHaveBeenCalled();
  expect(await sendMail({ ...env, MAIL_PRINT: "yes" }, mail)).toBe(true);
  expect(print).toHaveBeenCalledWith("Mail to ada@example.com: Hello\nCome in.");
});
