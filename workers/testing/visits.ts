import { env } from "cloudflare:workers";
import { createHash } from "node:crypto";
import { expect } from "vitest";
import {
  makeVisitorId,
  parseSecretHash,
  randomText,
  type SecretHash,
  type VisitorId,
} from "../../protocol/ids.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { sessionPrefix } from "../archive/keys.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import type { SessionRow } from "../catalog/schema.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "./make-chunk.ts";
import { postEvents } from "./post-chunk.ts";
import type { SeededWebsite } from "./seed-website.ts";

const letters = (length: number): string => randomText(crypto.getRandomValues(new Uint8Array(length)));

/** A visitor as the recorder knows them. */
export interface TestVisitor {
  visitorId: VisitorId;
  secret: string;
  secretHash: SecretHash;
}

export function freshVisitor(): TestVisitor {
  const secret = letters(32);
  const secretHash = parseSecretHash(createHash("sha256").update(secret).digest("base64url"));
  if (secretHash === null) throw new Error("not a hash");
  return { visitorId: makeVisitorId(letters(16)), secret, secretHash };
}

/** A session of two chunks, posted as the recorder posts them, live and listed. */
export async function liveSession(
  website: SeededWebsite,
  visitor: Partial<TestVisitor> = freshVisitor(),
  startedAtMs = Date.now(),
): Promise<SessionAddress & { tabId: ReturnType<typeof freshTabId> }> {
  const address = {
    websiteId: website.websiteId,
    sessionId: freshSessionId(website.tag, startedAtMs),
    tabId: freshTabId(),
  };
  const { visitorId = null, secretHash } = visitor;
  const first = pageEvents("https://shop.example/", Date.now());
  expect((await postEvents(website, { ...address, seq: 0 }, first, { visitorId, secretHash })).status).toBe(
    200,
  );
  const second = [clickEvent("Tea", Date.now())];
  expect((await postEvents(website, { ...address, seq: 1 }, second)).status).toBe(200);
  await expect.poll(() => rowOf(address)).not.toBeNull();
  return address;
}

/** As `liveSession`, sealed to the archive. */
export async function sealedSession(
  website: SeededWebsite,
  visitor: Partial<TestVisitor> = freshVisitor(),
): ReturnType<typeof liveSession> {
  const address = await liveSession(website, visitor);
  await settleSession(env, address, Date.now() + sealIdleMs + 1);
  return address;
}

export const rowOf = async (address: SessionAddress): Promise<SessionRow | null> =>
  await findSession(await openCatalog(env, address.websiteId), address);

/** Where something of the session is left. */
export async function leftOf(address: SessionAddress): Promise<("object" | "archive" | "catalog")[]> {
  const tail = await readTail(env, address, 0);
  const listed = await env.ARCHIVE.list({ prefix: sessionPrefix(address) });
  return [
    ...(tail.facts !== null ? (["object"] as const) : []),
    ...(listed.objects.length > 0 ? (["archive"] as const) : []),
    ...((await rowOf(address)) !== null ? (["catalog"] as const) : []),
  ];
}
