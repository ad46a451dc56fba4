import * as z from "zod";

/** What an organisation may, and what it has used. Days are UTC, times ISO 8601 in UTC. */

const allowed = z.int().nullable().describe("Null: any number.");

export const planState = z.object({
  planId: z.string(),
  name: z.string(),
  retentionDays: z.int().describe("How long a session is kept; 0 records nothing."),
  hasReplay: z.boolean(),
  hasNetwork: z.boolean().describe("Requests of pages are shown beside their replay."),
  sessions: z.object({ used: z.int().describe("New ones of this calendar month."), allowed }),
  members: z.object({ used: z.int(), invited: z.int().describe("Not accepted yet."), allowed }),
});
export type PlanState = z.infer<typeof planState>;

export const usageQuery = z.object({
  from: z.iso.date().optional().describe("First day; absent: the first of this month."),
  to: z.iso.date().optional().describe("Last day, at most a year behind the first; absent: today."),
});

export const usageDay = z.object({
  day: z.iso.date(),
  websiteId: z.string(),
  sessions: z.int().describe("Completed, by the day of their start."),
  events: z.int(),
  chunks: z.int(),
  bytes: z.int().describe("Of the chunks as they came, compressed."),
});
export type UsageDay = z.infer<typeof usageDay>;

export const costLine = z.object({
  what: z.string(),
  amount: z.number().describe("Operations, ms, GB-s or bytes, as `what` says."),
  dollars: z.number(),
});

export const usage = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(usageDay).describe("A line for each website and day that has a session, in order of days."),
  month: z.object({
    from: z.iso.date(),
    sessions: z.int().describe("New ones since then, live ones among them."),
    allowed,
  }),
  cost: z
    .object({ dollars: z.number(), lines: z.array(costLine) })
    .describe(
      "Of the range, at Cloudflare's list prices without allowances, reckoned from what was counted.",
    ),
});
export type Usage = z.infer<typeof usage>;

export const planChange = z.object({ planId: z.string().max(32) });

export const operatorQuery = z.object({
  cursor: z.string().max(40).optional().describe("Of the page before."),
});
export const operatorList = z.object({
  organisations: z.array(
    z.object({
      organisationId: z.string(),
      name: z.string(),
      planId: z.string(),
      planName: z.string(),
      members: z.int(),
      websites: z.int(),
    }),
  ),
  nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last."),
});
export type OperatorList = z.infer<typeof operatorList>;
