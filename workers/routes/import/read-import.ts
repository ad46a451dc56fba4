import { type ImportHead, importHead } from "../../../protocol/api-replay.ts";
import { CodecError } from "../../../protocol/codec/codec-error.ts";
import { parseJson } from "../../../protocol/codec/json-codec.ts";
import { parseTabId, type TabId } from "../../../protocol/ids.ts";
import { maxTabsPerSession, sessionMaxMs } from "../../../protocol/limits.ts";
import {
  afterSpace,
  elementsOf,
  isList,
  JsonError,
  type JsonRange,
  membersOf,
  valueAt,
} from "./json-ranges.ts";
import { type PlannedChunk, planChunks } from "./plan-chunks.ts";

export interface PlannedTab {
  /** Null: the file names none. */
  tabId: TabId | null;
  /** Of the file: server time of then minus the tab's clock, ms. */
  clockOffsetMs: number;
  chunks: PlannedChunk[];
}

export interface ImportPlan {
  kind: "planned";
  session: ImportHead["session"];
  tabs: PlannedTab[];
  events: number;
  /** None of the events is our recorder's. */
  isPlain: boolean;
  /** The session's end by the file's server time, ms; it began `durationMs` earlier. */
  endMs: number;
  durationMs: number;
}

export type ImportReading = ImportPlan | { kind: "refused"; message: string };

/** Most of what stands in a file beside its tabs, bytes. */
const maxHeadBytes = 100_000;

/** What a file holds: a session as we export it, or a plain list of rrweb events. */
export function readImport(bytes: Uint8Array): ImportReading {
  try {
    const whole = valueAt(bytes, 0);
    if (afterSpace(bytes, whole.end) !== bytes.length) return refused("Something follows the JSON.");
    return isList(bytes, whole) ? planOf({}, [plainTab(bytes, whole)]) : readPortable(bytes, whole);
  } catch (error) {
    if (error instanceof JsonError || error instanceof CodecError) return refused(error.message);
    throw error;
  }
}

const plainTab = (bytes: Uint8Array, list: JsonRange): PlannedTab => ({
  tabId: null,
  clockOffsetMs: 0,
  chunks: planChunks(bytes, list),
});

function readPortable(bytes: Uint8Array, whole: JsonRange): ImportReading {
  const { tabs: list, ...fields } = fieldsOf(bytes, whole);
  const head = importHead.safeParse(parsed(bytes, fields));
  if (!head.success || list === undefined)
    return refused("This is no list of events, and no session of ours.");
  const tabs: PlannedTab[] = [];
  for (const range of elementsOf(bytes, list)) {
    const { events, ...named } = fieldsOf(bytes, range);
    const { tabId: text, clockOffsetMs } = parsed(bytes, named);
    const tabId = typeof text === "string" ? parseTabId(text) : null;
    if (tabId === null || tabs.some((tab) => tab.tabId === tabId))
      return refused("A tab has no id of its own.");
    if (typeof clockOffsetMs !== "number") return refused("A tab has no clock.");
    if (events === undefined) return refused("A tab has no events.");
    if (tabs.length >= maxTabsPerSession) return refused(`A session has ${maxTabsPerSession} tabs at most.`);
    tabs.push({ tabId, clockOffsetMs: Math.round(clockOffsetMs), chunks: planChunks(bytes, events) });
  }
  return planOf(head.data.session, tabs);
}

/** By name; of two with one name the last counts, as in `JSON.parse`. */
function fieldsOf(bytes: Uint8Array, object: JsonRange): Record<string, JsonRange | undefined> {
  const fields = new Map<string, JsonRange>();
  for (const { name, value } of membersOf(bytes, object)) fields.set(name, value);
  return Object.fromEntries(fields);
}

function parsed(bytes: Uint8Array, fields: Record<string, JsonRange | undefined>): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, range] of Object.entries(fields)) {
    if (range === undefined || range.end - range.start > maxHeadBytes) continue;
    values.set(name, parseJson(bytes.subarray(range.start, range.end)));
  }
  return Object.fromEntries(values);
}

function planOf(session: ImportHead["session"], all: PlannedTab[]): ImportReading {
  const tabs = all.filter(({ chunks }) => chunks.length > 0);
  const chunks = tabs.flatMap((tab) => tab.chunks);
  if (!chunks.some(({ hasFullSnapshot }) => hasFullSnapshot)) {
    return refused("There is no full snapshot to begin a replay at.");
  }
  const onServer = (time: "firstAtMs" | "lastAtMs"): number[] =>
    tabs.flatMap((tab) => tab.chunks.map((chunk) => chunk[time] + tab.clockOffsetMs));
  const endMs = Math.max(...onServer("lastAtMs"));
  const durationMs = endMs - Math.min(...onServer("firstAtMs"));
  if (!(durationMs <= sessionMaxMs) || !Number.isSafeInteger(endMs)) {
    return refused("The events are more than a day apart.");
  }
  const events = chunks.reduce((sum, { eventCount }) => sum + eventCount, 0);
  const isPlain = !chunks.some(({ hasOwn }) => hasOwn);
  return { kind: "planned", session, tabs, events, isPlain, endMs, durationMs };
}

const refused = (message: string): ImportReading => ({ kind: "refused", message });
