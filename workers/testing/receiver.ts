import { vi } from "vitest";

/** What came to a receiver. */
export interface Received {
  headers: Headers;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Says how the next are answered: a status, or `null` for no answer at all. The last one stays. */
  answers: (number | null)[];
  /** What stands in an answer. */
  says: () => string | ReadableStream<Uint8Array>;
}

const receivers = new Map<string, Receiver>();

/** A server that webhooks are sent to, on a host of its own; all other requests go where they go. */
export function startReceiver(): Receiver {
  const host = `hook${crypto.randomUUID().slice(0, 8)}.customer.example`;
  const receiver: Receiver = {
    url: `https://${host}/hook`,
    received: [],
    answers: [204],
    says: () => "what was said",
  };
  receivers.set(host, receiver);
  if (!vi.isMockFunction(globalThis.fetch)) {
    const elsewhere = globalThis.fetch;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const found = receivers.get(new URL(request.url).host);
      return found === undefined ? await elsewhere(input, init) : await answer(found, request);
    });
  }
  return receiver;
}

async function answer({ received, answers, says }: Receiver, request: Request): Promise<Response> {
  received.push({ headers: request.headers, body: await request.text() });
  const status = answers.length > 1 ? answers.shift() : answers[0];
  if (status === null || status === undefined) throw new TypeError("connection lost");
  return new Response(status === 204 ? null : says(), {
    status,
    headers: status >= 300 && status < 400 ? { location: "https://elsewhere.example/" } : {},
  });
}

/** As a receiver does it who has read the README: by Web Crypto, from nothing but header, body and secret. */
export async function isSignedBy(secret: string, { headers, body }: Received): Promise<boolean> {
  const parts = (headers.get("playhead-signature") ?? "").split(",").map((part) => part.split("="));
  const seconds = parts.find(([name]) => name === "t")?.[1] ?? "";
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["verify"]);
  const verdicts = parts
    .filter(([name]) => name === "v1")
    .map(async ([, hex = ""]) => {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      return await crypto.subtle.verify("HMAC", key, bytes, encoder.encode(`${seconds}.${body}`));
    });
  return (await Promise.all(verdicts)).includes(true);
}

/** Waits for what a receiver or its sender has still to do; a machine may be busy. */
export const until = (holds: () => unknown): Promise<unknown> => vi.waitFor(holds, { timeout: 4_500 });
