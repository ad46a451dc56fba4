import { signatureOf } from "./sign.ts";
import type { DueDelivery } from "./store-deliveries.ts";
import { checkTarget } from "./target-rule.ts";

/** What came of one attempt. */
export interface Attempt {
  isDelivered: boolean;
  /** Null when no answer came. */
  status: number | null;
  durationMs: number;
  /** Why it failed, in words; empty when it did not. */
  problem: string;
}

interface Deployment {
  DASHBOARD_ORIGIN: string;
  PUBLIC_ORIGIN: string;
}

const timeoutMs = 10_000;
const maxAnswerBytes = 16_384;
/** Of an answer that says what is wrong. */
const maxProblemChars = 300;

/** Sends a delivery once. Any 2xx takes it; redirects are not followed, because nobody has checked where they lead. */
export async function attempt(due: DueDelivery, deployment: Deployment, nowMs: number): Promise<Attempt> {
  const target = checkTarget(due.url, deployment);
  if (target.kind === "refused") return failure(`The address may not be asked. ${target.why}`, nowMs);
  // Not by `AbortSignal.timeout`, which would keep the object awake when the answer has long come.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const answer = await fetch(target.url, {
      method: "POST",
      redirect: "manual",
      signal: late.signal,
      headers: {
        "content-type": "application/json",
        "user-agent": "Playhead-Webhooks/1",
        "playhead-event": due.event,
        "playhead-delivery": due.deliveryId,
        "playhead-signature": signatureOf(due.secrets, due.body, nowMs),
      },
      body: due.body,
    });
    const { status, ok } = answer;
    const said = await readBeginning(answer);
    return {
      isDelivered: ok,
      status,
      durationMs: Date.now() - nowMs,
      problem: ok ? "" : problemOf(status, said),
    };
  } catch {
    return failure(
      late.signal.aborted ? "It did not answer within 10 s." : "It could not be reached.",
      nowMs,
    );
  } finally {
    clearTimeout(timer);
  }
}

const failure = (problem: string, sinceMs: number): Attempt => ({
  isDelivered: false,
  status: null,
  durationMs: Date.now() - sinceMs,
  problem,
});

function problemOf(status: number, said: string): string {
  if (status >= 300 && status < 400) return `It answered ${status}; redirects are not followed.`;
  return `It answered ${status}${said === "" ? "." : `: ${said.slice(0, maxProblemChars)}`}`;
}

/** Never more of an answer than that, however long it is. */
async function readBeginning({ body }: Response): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const part of body) {
    text += decoder.decode(part.subarray(0, maxAnswerBytes - bytes), { stream: true });
    bytes += part.length;
    // Leaving the loop cancels the rest.
    if (bytes >= maxAnswerBytes) break;
  }
  return text.trim();
}
