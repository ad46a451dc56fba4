import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { attachSheets } from "../../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { eventsOf, type FakeIngest } from "../fake-ingest.ts";

const replayerPath = join(
  dirname(createRequire(import.meta.url).resolve("@rrweb/replay")),
  "replay.umd.min.cjs",
);

/** The events as a player gets them: with the style sheets back in. */
export function playable(ingest: FakeIngest): ReplayEvent[] {
  const sheets = new Map(ingest.assets.map(({ hash, text }): [string, string] => [hash, text]));
  return eventsOf(ingest.chunks).map((event) => attachSheets(event, (hash) => sheets.get(hash) ?? null));
}

/**
 * What rrweb's replayer shows at the end of the events.
 * @param question a function's text, from the replayed document to something JSON can say
 */
export async function askReplay<Answer>(
  browser: Browser,
  events: readonly ReplayEvent[],
  question: (shown: Document) => Answer,
): Promise<Answer> {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: await readFile(replayerPath, "utf8") });
    // As text: what Playwright does with large objects takes minutes.
    const answer: unknown = await page.evaluate(`(async () => {
      const events = JSON.parse(${JSON.stringify(JSON.stringify(events))});
      const replayer = new rrwebReplay.Replayer(events, { root: document.body, liveMode: true, showWarning: false, mouseTail: false });
      replayer.pause(events.at(-1).timestamp - events[0].timestamp + 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return (${question})(replayer.iframe.contentDocument);
    })()`);
    return answer as Answer;
  } finally {
    await page.close();
  }
}
