import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { LocalPlayhead } from "../../scripts/local-playhead.ts";
import { spread } from "../spread.ts";
import { whenAnswered } from "./poll-api.ts";
import { playerFrame, whenShown } from "./shown.ts";
import { changeHeading } from "./visitor-change.ts";

/** The first ones come before the recorder has heard, in the reply to a chunk, that somebody watches. */
const before = 3;
const pollEveryMs = 2_000;

/** Ms from a change in the visitor's page until each way of watching has it; one of each for every change. */
export interface LiveTimes {
  overSocket: number[];
  askingTail: number[];
  pollingApi: number[];
}

export interface Watched {
  playhead: LocalPlayhead;
  sessionId: string;
  visitor: Page;
  /** Players open at what happens now: one as it is, and one whose socket is refused. */
  member: Page;
  memberWithoutSocket: Page;
}

/** One after the other, at moments that fall on any part of each other's intervals. */
export async function watchChanges(
  { playhead, sessionId, visitor, member, memberWithoutSocket }: Watched,
  changes: number,
): Promise<LiveTimes> {
  const [player, playerWithoutSocket] = [await playerFrame(member), await playerFrame(memberWithoutSocket)];
  const times: LiveTimes = { overSocket: [], askingTail: [], pollingApi: [] };
  for (let n = -before; n < changes; n++) {
    const text = `Change ${n} of ${changes}.`;
    const seen = Promise.all([
      whenShown(player, text),
      whenShown(playerWithoutSocket, text),
      whenAnswered(() => playhead.api(`/api/replay/${sessionId}`), text, pollEveryMs),
    ]);
    const changedMs = await changeHeading(visitor, text);
    const [overSocket, askingTail, pollingApi] = await seen;
    if (n >= 0) {
      times.overSocket.push(overSocket - changedMs);
      times.askingTail.push(askingTail - changedMs);
      times.pollingApi.push(pollingApi - changedMs);
    }
    await sleep(spread(n + before) * pollEveryMs);
  }
  return times;
}
