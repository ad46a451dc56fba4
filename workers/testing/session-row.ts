import { makeSessionId, parseWebsiteId, type WebsiteId } from "../../protocol/ids.ts";
import type { Findings } from "../../protocol/visit/findings.ts";
import type { SessionFacts } from "../catalog/save-session.ts";
import type { SessionRow } from "../catalog/schema.ts";
import { freshSessionId } from "./make-chunk.ts";

export function websiteIdOf(text: string): WebsiteId {
  const id = parseWebsiteId(text);
  if (id === null) throw new Error(`not a website id: ${text}`);
  return id;
}

const startedAtMs = Date.parse("2026-11-20T12:00:00Z");

const plainFacts: SessionFacts = {
  websiteId: websiteIdOf("web_demo"),
  sessionId: makeSessionId("demo", startedAtMs, "a".repeat(16)),
  visitorId: "vis_aaaaaaaaaaaaaaaa",
  contactId: null,
  status: "active",
  startedAtMs,
  endedAtMs: startedAtMs + 60_000,
  expiresAtMs: startedAtMs + 86_400_000,
  initialUrl: "https://shop.example/",
  referrer: "",
  pageViews: 2,
  eventCount: 40,
  clickCount: 3,
  errorCount: 0,
  viewportWidth: 1280,
  viewportHeight: 720,
  deviceType: "desktop",
  deviceModel: "",
  browser: "Chrome",
  os: "Linux",
  country: "DE",
  bytes: 0,
  chunkCount: 0,
  gapCount: 0,
  isTruncated: false,
  frustration: 0,
  signalCounts: {},
  activity: null,
  told: {},
  savedAtMs: startedAtMs + 60_000,
};

/** Facts of a session of its own that began at `startedAtMs`. */
export const sessionFacts = (over: Partial<SessionFacts>): SessionFacts => {
  const startedAt = over.startedAtMs ?? startedAtMs;
  return { ...plainFacts, sessionId: freshSessionId("demo", startedAt), startedAtMs: startedAt, ...over };
};

/** What a session that is over has shown: nothing but what is given. */
export const findings = (over: Partial<Findings>): Findings => ({
  ...{ pages: [], marks: [], errors: [], groups: [], prompts: [] },
  ...over,
});

export function sessionRow(over: Partial<SessionRow>): SessionRow {
  const { savedAtMs, ...facts } = sessionFacts({});
  return {
    ...facts,
    madeAtMs: facts.startedAtMs,
    durationMs: 60_000,
    checkedAtMs: savedAtMs,
    pinnedAtMs: null,
    contactId: null,
    initialPath: "/",
    signalBits: 0,
    previousAtMs: null,
    pages: [],
    marks: [],
    tagEdits: [],
    errors: [],
    prompts: [],
    ...over,
  };
}
