import {
  type ClickPayload,
  type ErrorPayload,
  eventType,
  type PagePayload,
  type PlayheadEvent,
  type ReplayEvent,
} from "./events.ts";

/** Longest text kept of a URL, message or stack: a hostile page must not fill a timeline. */
const maxTextChars = 4_096;

/** Reads our custom event out of an rrweb one; null for every other event. Fields of a wrong type become neutral. */
export function readCustom(event: ReplayEvent): PlayheadEvent | null {
  if (event.type !== eventType.custom || !isRecord(event.data)) return null;
  const { tag, payload } = event.data;
  if (!isRecord(payload)) return null;
  switch (tag) {
    case "ph.page":
      return { tag, payload: readPage(payload) };
    case "ph.click":
      return { tag, payload: readClick(payload) };
    case "ph.error":
      return { tag, payload: readError(payload) };
    default:
      return null;
  }
}

type Fields = Record<string, unknown>;

function readPage(fields: Fields): PagePayload {
  const viewport = isRecord(fields.viewport) ? fields.viewport : {};
  return {
    url: text(fields.url),
    title: text(fields.title),
    referrer: text(fields.referrer),
    via: fields.via === "route" || fields.via === "back-forward-cache" ? fields.via : "load",
    viewport: { width: integer(viewport.width), height: integer(viewport.height) },
  };
}

function readClick(fields: Fields): ClickPayload {
  return {
    x: integer(fields.x),
    y: integer(fields.y),
    selector: text(fields.selector),
    text: text(fields.text),
    nodeId: typeof fields.nodeId === "number" ? integer(fields.nodeId) : -1,
  };
}

function readError(fields: Fields): ErrorPayload {
  return {
    kind: fields.kind === "rejection" ? "rejection" : "error",
    message: text(fields.message),
    stack: text(fields.stack),
    source: text(fields.source),
    line: integer(fields.line),
    column: integer(fields.column),
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, maxTextChars) : "");
const integer = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? Math.round(value) : 0;
const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
