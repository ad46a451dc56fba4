import * as z from "zod";
import { maxActivityHeight, maxActivityParts } from "./activity.ts";
import { maxMarkChars } from "./limits.ts";

/** What a session says of its visitor and of their way through the website, and how a list is narrowed to it; see `api.ts`. */

export const sessionContact = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  url: z.string(),
});
export type SessionContact = z.infer<typeof sessionContact>;

export const sessionPage = z.object({
  path: z.string().describe("With `:id` for parts that tell one page from its like: `/orders/:id`."),
  views: z.int(),
  isExit: z.boolean().describe("The session ended on it."),
  depthPercent: z.int().describe("The deepest that was seen of it, 0 to 100."),
  seconds: z.int().describe("Spent on it, over all views."),
  errors: z.int().default(0),
  struggles: z.int().default(0).describe("Signals that are not muted."),
});
export type SessionPage = z.infer<typeof sessionPage>;

export const campaign = z.object({
  source: z.string(),
  medium: z.string(),
  name: z.string(),
  term: z.string(),
  content: z.string(),
});
export type Campaign = z.infer<typeof campaign>;

/** Of a session. What has a default was not told by the release before. */
export const visitFields = {
  contact: sessionContact
    .nullable()
    .default(null)
    .describe("Who the visitor is, as the website said by `identify()`; null when it has not."),
  conversation: z
    .object({ id: z.string(), url: z.string() })
    .nullable()
    .default(null)
    .describe("As the website said by `conversation()`."),
  release: z.string().default("").describe("Empty when the website names none."),
  campaign: campaign
    .nullable()
    .default(null)
    .describe("The `utm_` parameters of the first page; null when it has none."),
  variants: z.record(z.string(), z.string()).default({}).describe("The visitor's side, by experiment."),
  tags: z.array(z.string()).default([]).describe("Of the page and of members, in order."),
  isNewVisitor: z
    .boolean()
    .nullable()
    .default(null)
    .describe(
      "No earlier session of the visitor is kept; null when nobody knows who they are, or it is not listed yet.",
    ),
  pages: z
    .array(sessionPage)
    .default([])
    .describe("The first thirty, as they were seen; told when the session is over."),
  activity: z
    .array(z.int().min(0).max(maxActivityHeight))
    .max(maxActivityParts)
    .nullable()
    .default(null)
    .describe(
      "How much the visitor's hand did in equal parts of the session, from its start to its end: 0 to 35, the busiest part 35, by the square root of its events. Null when it did nothing, or nobody has counted.",
    ),
  noteCount: z.int().default(0),
};

const mark = z.string().min(1).max(maxMarkChars).optional();

/** Filters of a list. */
export const visitFilters = {
  who: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("A visitor's id, or what a contact's id, name or mail address has in it."),
  contactId: z.string().min(1).max(256).optional(),
  tag: mark,
  variant: mark.describe("The experiment's name, `=`, and the side: `checkout=short`."),
  release: mark,
  campaign: mark.describe("`utm_campaign`, or `utm_source` where that is absent."),
  event: mark.describe("Has done it: a name given to `track()`."),
  notEvent: mark.describe("Has not done it."),
  endedWithout: mark.describe("Goes with `event`: has done that, and not this event afterwards."),
  error: mark.describe("Had this error: a fingerprint of the list of errors."),
  hasPrompts: z
    .stringbool({ truthy: ["true"], falsy: ["false"], case: "sensitive" })
    .optional()
    .describe("Has asked an assistant on the page."),
  referrerHost: z
    .string()
    .regex(/^[a-zA-Z0-9.:[\]-]{1,255}$/, "a host, such as www.example.com")
    .optional(),
  page: z
    .string()
    .max(500)
    .startsWith("/")
    .optional()
    .describe("Has seen the page, of those that `pages` tells: `/orders/:id`."),
  exitPage: z.string().max(500).startsWith("/").optional().describe("Has left on it."),
  visitors: z.enum(["new", "returning"]).optional(),
  notSeenForDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(400)
    .optional()
    .describe("The visitor came back after at least so many days."),
};
