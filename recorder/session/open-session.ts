import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { randomLetters } from "./random.ts";
import { decideSession, newSession, parseSession, type SessionRecord } from "./session-rule.ts";
import { createTextStore, type TextStore } from "./text-store.ts";

export const sessionStore = (config: RecorderConfig): TextStore =>
  createTextStore(() => localStorage, `playhead:${config.siteKey}`);

/** The visitor's session at `nowMs` (server time), gone on with or begun; being here counts as activity. */
export function openSession(store: TextStore, tag: string, nowMs: number): SessionRecord {
  const known = parseSession(store.read());
  const record =
    known !== null && decideSession(known, nowMs) === "continue"
      ? { ...known, lastActivityMs: nowMs }
      : newSession(tag, nowMs, known, randomLetters);
  store.write(JSON.stringify(record));
  return record;
}
