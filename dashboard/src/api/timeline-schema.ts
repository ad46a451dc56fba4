import * as z from "zod";
import { session } from "../../../protocol/api.ts";
import { parseTabId, type TabId } from "../../../protocol/ids.ts";
import { muteReasons, signalKinds } from "../../../protocol/signals/signal.ts";

const tabId = z.custom<TabId>((value) => typeof value === "string" && parseTabId(value) !== null);
const moment = z.object({ tabId, at: z.number() });

const page = moment.extend({
  url: z.string(),
  title: z.string(),
  referrer: z.string(),
  via: z.enum(["load", "route", "back-forward-cache", "open"]),
  viewport: z.object({ width: z.number(), height: z.number() }),
});

const click = moment.extend({
  x: z.number(),
  y: z.number(),
  selector: z.string(),
  text: z.string(),
  nodeId: z.number(),
});

const error = moment.extend({
  kind: z.enum(["error", "rejection"]),
  message: z.string(),
  stack: z.string(),
  source: z.string(),
  line: z.number(),
  column: z.number(),
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
  signals,
  activity: z.array(z.tuple([z.number(), z.number()])),
  segments: z.array(z.object({ n: z.int(), bytes: z.int(), chunks: z.array(chunk) })),
  keyframes: z.array(keyframe).default([]),
});

export const replayAnswer = z.object({ session, timeline });
