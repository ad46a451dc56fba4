import { and, eq, type SQL } from "drizzle-orm";
import { type SessionId, sessionIdParts } from "../../protocol/ids.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { sessions } from "./schema.ts";

/** The start in the session's id, server time, ms. */
export const madeAt = (sessionId: SessionId): number => sessionIdParts(sessionId).startedAtMs;

/** The one row of a session. */
export const isSession = ({ websiteId, sessionId }: SessionAddress): SQL | undefined =>
  and(
    eq(sessions.websiteId, websiteId),
    eq(sessions.madeAtMs, madeAt(sessionId)),
    eq(sessions.sessionId, sessionId),
  );
