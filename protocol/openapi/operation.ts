import type { ZodObject, ZodType } from "zod";
import type { ErrorCode } from "../errors.ts";
import type { Scope } from "../rights.ts";

export const topics = {
  Account: "Who is asking: logins, passwords, invitations.",
  Organisation: "Who else may: members, keys, the audit log.",
  Websites: "The organisation's websites, and what is shared by a website's sessions.",
  Sessions: "The list of a website's sessions, and how long one is kept.",
  Replay: "What happened in one session.",
  Shares: "Links to a moment of a session, and what a public one shows to who has it.",
  Webhooks: "What of a website's sessions is told to other servers.",
  Signals: "What a website's members have said of signs of struggle, and what was learned of them.",
  Visits: "Visitors and contacts, the pages they saw, what broke, what goes on.",
  Notes: "What members write on sessions: tags, and notes at a moment.",
  Privacy: "Erasure, and what is kept of a visitor.",
  Operator:
    "For who runs the deployment, by its secret `OPERATOR_TOKEN` as bearer; without such a secret there is nothing here.",
  Ingest: "What recorders ask, on the Worker's own origin; every answer of it is readable by any page.",
  Description: "This description.",
} as const;

/** A path and method of the API, with the schemas that its route validates with and answers by. */
export interface Operation {
  method: "get" | "put" | "post" | "patch" | "delete";
  /** As OpenAPI spells it: `/api/replay/{sessionId}`. */
  path: string;
  /** Unique; what a generated client calls it. */
  id: string;
  topic: keyof typeof topics;
  summary: string;
  details?: string;
  /** Anyone may ask: no key, no login. */
  isOpen?: true;
  /** It asks for the operator's token instead. */
  isOperators?: true;
  /** What a caller needs; null: nothing but to be known. Absent: `read` for a GET, `write` for all else. */
  scope?: Scope | null;
  /** Served by the Worker's own origin, not by the dashboard's. */
  isPublic?: true;
  query?: ZodObject;
  headers?: Record<string, string>;
  body?: Content & { description: string };
  /** By status, without refusals. */
  answers: Record<number, Answer>;
  /** Besides those that follow from key, path, query and body. */
  refusals?: ErrorCode[];
}

/** A text's schema is of its JSON; of other text and bytes there is none. */
export interface Content {
  type: string;
  schema?: ZodType;
}

export interface Answer {
  description: string;
  content?: Content;
  headers?: Record<string, string>;
}

export const jsonOf = (description: string, schema: ZodType): Answer => ({
  description,
  content: { type: "application/json", schema },
});
