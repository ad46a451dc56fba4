import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { chromiumLaunchOptions } from "../../scripts/chromium.ts";
import type { Judge, Verdict, Visit } from "./judges/judge.ts";
import type { SignalCase } from "./signal-case.ts";
import { openSite } from "./site.ts";
import { visitCase } from "./visit-case.ts";

const maxAttempts = 5;
/** The longest scene takes 20 s. */
const maxVisitMs = 120_000;

export interface JudgedCase {
  one: SignalCase;
  verdicts: Verdict[];
  /** Of the visit, for whoever looks into a verdict. */
  tell: Visit["tell"];
}

export interface CorpusRun {
  /** Visitors at once. */
  atOnce: number;
  /** Once the cases have been judged, while what is known of them can still be asked for. */
  onJudged: (judged: JudgedCase[]) => Promise<void>;
  /** A scene that could not be lived to its end, and why. */
  onUnlived: (one: SignalCase, cause: unknown) => void;
}

/** Lets a visitor live each of the cases before one judge. */
export async function runCorpus(
  judge: Judge,
  cases: readonly SignalCase[],
  { atOnce, onJudged, onUnlived }: CorpusRun,
): Promise<void> {
  const open = await judge.open();
  const site = await openSite(open.tag);
  const browser = await chromium.launch({
    ...chromiumLaunchOptions(),
    // Playwright switches it off, and coming back from it is how visitors go back.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const visits = await eachOf(cases, atOnce, async (one) => {
      const visit = await visitOnce(browser, site.origin, open, one).catch((cause: unknown) => {
        onUnlived(one, cause);
        return null;
      });
      return { one, visit };
    });
    await open.settle();
    const judged: JudgedCase[] = [];
    for (const { one, visit } of visits) {
      if (visit !== null) judged.push({ one, verdicts: await visit.verdicts(), tell: visit.tell });
    }
    await onJudged(judged);
  } finally {
    await browser.close();
    await site.close();
    await open.close();
  }
}

async function visitOnce(
  browser: Browser,
  origin: string,
  open: Parameters<typeof visitCase>[2],
  one: SignalCase,
): Promise<Visit> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const tooLong = sleep(maxVisitMs, "too long" as const, { ref: false });
    const visit = await Promise.race([visitCase(browser, origin, open, one), tooLong]);
    if (visit === "too long") throw new Error("it does not come to its end");
    if (visit !== null) return visit;
  }
  throw new Error("the machine is too busy");
}

/** Runs for each of the list, so many at once; answers in the list's order. */
async function eachOf<One, Result>(
  list: readonly One[],
  atOnce: number,
  run: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const waiting = [...list.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results.set(next[0], await run(next[1]));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
