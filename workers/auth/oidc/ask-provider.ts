import { AppError } from "../../app-error.ts";
import { logError } from "../../log.ts";

const maxAnswerMs = 10_000;

/**
 * Fetches JSON from a provider. A redirect is not followed: it could lead into a network that only we can reach.
 * @throws AppError `provider_unavailable`
 */
export async function askProvider(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      headers: { accept: "application/json", ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(maxAnswerMs),
    });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return await answer.json();
  } catch (error) {
    throw unavailable(error);
  }
}

/** Gives up on what the accounts library asks of a provider, which takes no signal. */
export async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${maxAnswerMs} ms`)), maxAnswerMs);
  });
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** What went wrong is for the operator's log, and nobody else. */
export function unavailable(error: unknown): AppError {
  logError("identity provider not reached", error);
  return new AppError("provider_unavailable", "The identity provider does not answer; try again later.");
}
