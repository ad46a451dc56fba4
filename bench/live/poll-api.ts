import { setTimeout as sleep } from "node:timers/promises";

/** Asks at every full interval of the clock. @returns when an answer had the text first, by the machine's clock */
export async function whenAnswered(
  ask: () => Promise<Response>,
  text: string,
  everyMs: number,
): Promise<number> {
  for (;;) {
    await sleep(everyMs - (Date.now() % everyMs));
    const answer = await ask();
    if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
    if ((await answer.text()).includes(text)) return Date.now();
  }
}
