import * as z from "zod";
import { session } from "./api.ts";
import type { ReplayEvent } from "./events.ts";
import type { Timeline } from "./timeline.ts";

/** What is asked of one session and told of it, as schemas; see `api.ts`. */

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

export const timeline = z.custom<Timeline>(isObject);
export const replayEvent = z.custom<ReplayEvent>(isObject);

export const replayQuery = z.object({
  assets: z
    .enum(["inline", "refs"])
    .default("inline")
    .describe("Style sheets stand in the events, or as references to the website's assets."),
});

export const eventsQuery = replayQuery.extend({
  tabId: z.string().max(40).optional().describe("Of this tab alone."),
});

export const tailQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/, "a whole number from 0")
    .default("0")
    .describe("`playhead-arrival` of the answer before."),
  watches: z
    .enum(["true", "false"])
    .default("true")
    .describe(
      "Whether somebody goes on looking, so that the visitor's browser is asked to send what happens at once.",
    ),
});

export const visitorExportQuery = z.object({
  after: z.string().max(100).optional().describe("`next` of the file before."),
});

/** The events of one tab, which all have its clock: server time is a timestamp and `clockOffsetMs`. */
export const replayTab = z.object({
  tabId: z.string(),
  clockOffsetMs: z.number().describe("Server time minus the tab's clock."),
  events: z.array(replayEvent),
});

/** A line of a session's events. An answer that does not close with `end` is not whole. */
export const eventLine = z.discriminatedUnion("kind", [
  replayTab.extend({
    kind: z.literal("events"),
    sessionId: z.string(),
  }),
  z.object({ kind: z.literal("end"), events: z.int() }),
]);
export type EventLine = z.infer<typeof eventLine>;

/** A session as a file that another deployment takes. */
export const portableSession = z.object({
  kind: z.literal("playhead-session"),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  session,
  tabs: z.array(replayTab),
});
export type PortableSession = z.infer<typeof portableSession>;

const shortText = z.string().max(200);

/** What an import reads of a file besides the events of its tabs. */
export const importHead = z.object({
  kind: portableSession.shape.kind,
  version: portableSession.shape.version,
  session: z
    .object({
      visitorId: z.string().max(40),
      deviceType: session.shape.deviceType,
      deviceModel: shortText,
      browser: shortText,
      os: shortText,
      country: z.string().max(2),
    })
    .partial()
    .default({}),
});
export type ImportHead = z.infer<typeof importHead>;

/** As it is described. Its events are read and checked one by one, so that a large file takes little memory. */
export const importBody = z.union([
  z.array(replayEvent),
  importHead.extend({ tabs: portableSession.shape.tabs }),
]);

/** The new session. It stands at the time of its import, as long as it was; its events keep their own clock. */
export const importReceipt = z.object({
  sessionId: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.int(),
  tabs: z.int(),
  events: z.int(),
});
export type ImportReceipt = z.infer<typeof importReceipt>;
