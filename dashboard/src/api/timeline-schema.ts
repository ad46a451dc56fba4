import * as z from "zod";
import { completeness, session } from "../../../protocol/api.ts";
import { clickClaims, clickPointers } from "../../../protocol/click-events.ts";
import { readCustom } from "../../../protocol/custom-events.ts";
import { eventType } from "../../../protocol/events.ts";
import { parseTabId, type TabId } from "../../../protocol/ids.ts";
import { navigationTypes, pageWays, routeActions } from "../../../protocol/page-events.ts";
import { muteReasons, signalKinds } from "../../../protocol/signals/signal.ts";

const tabId = z.custom<TabId>((value) => typeof value === "string" && parseTabId(value) !== null);
const moment = z.object({ tabId, at: z.number() });

const page = moment.extend({
  url: z.string(),
  title: z.string(),
  referrer: z.string(),
  via: z.enum(pageWays),
  viewport: z.object({ width: z.number(), height: z.number() }),
  navigation: z.enum(navigationTypes).exactOptional(),
  action: z.enum(routeActions).exactOptional(),
  status: z.number().exactOptional(),
});

const click = moment.extend({
  x: z.number(),
  y: z.number(),
  selector: z.string(),
  text: z.string(),
  nodeId: z.number(),
  pointer: z.enum(clickPointers).exactOptional(),
  claim: z.enum(clickClaims).exactOptional(),
  isDisabled: z.literal(true).exactOptional(),
});

const error = moment.extend({
  kind: z.enum(["error", "rejection"]),
  message: z.string(),
  stack: z.string(),
  source: z.string(),
  line: z.number(),
  column: z.number(),
  cause: z.string().exactOptional(),
  isForeign: z.literal(true).exactOptional(),
  count: z.number().exactOptional(),
});

const signal = moment.extend({
  id: z.string(),
  kind: z.enum(signalKinds),
  severity: z.enum(["mild", "severe"]),
  url: z.string(),
  evidence: z.string(),
  element: z.object({ selector: z.string(), text: z.string(), nodeId: z.number() }).nullable(),
  muted: z.enum(muteReasons).exactOptional(),
  mutedWhy: z.string().exactOptional(),
});

/** A kind that this dashboard does not know yet is left out, and the others are shown. */
const signals = z
  .array(z.unknown())
  .default([])
  .transform((list) =>
    list.flatMap((one) => {
      const parsed = signal.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    }),
  );

const other = moment.extend({ tag: z.string(), payload: z.unknown() });

/** Read as in a recording: fields of a wrong type become neutral, and a tag that is not known is left out. */
const others = z
  .array(other)
  .default([])
  .transform((list) =>
    list.flatMap(({ tabId, at, tag, payload }) => {
      const custom = readCustom({ type: eventType.custom, data: { tag, payload }, timestamp: at });
      return custom === null ? [] : [{ tabId, at, ...custom }];
    }),
  );

const chunk = z.object({
  tabId,
  seq: z.int(),
  offset: z.int(),
  bytes: z.int(),
  firstAt: z.number(),
  lastAt: z.number(),
  eventCount: z.int(),
  hasFullSnapshot: z.boolean(),
});

const keyframe = moment.extend({ beforeSeq: z.int(), n: z.int(), offset: z.int(), bytes: z.int() });

/** `Timeline` of the protocol, as it comes over the wire. */
const timeline = z.object({
  version: z.literal(1),
  tabs: z.array(z.object({ tabId, clockOffsetMs: z.number(), firstAt: z.number(), lastAt: z.number() })),
  pages: z.array(page),
  clicks: z.array(click),
  errors: z.array(error),
  others,
  signals,
  activity: z.array(z.tuple([z.number(), z.number()])),
  segments: z.array(z.object({ n: z.int(), bytes: z.int(), chunks: z.array(chunk) })),
  keyframes: z.array(keyframe).default([]),
  isCut: z.literal(true).exactOptional(),
});

export const replayAnswer = z.object({
  session,
  completeness: completeness.nullable().default(null),
  timeline,
});
