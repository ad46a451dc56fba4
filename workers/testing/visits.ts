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
import type { SessionAddress } from "../archive/keys.ts";
import { settleSession } from "../session-stub.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "./make-chunk.ts";
import { postEvents } from "./post-chunk.ts";
import type { SeededWebsite } from "./seed-website.ts";
import { quiet, sessionRow } from "./session.ts";

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
  await expect.poll(() => sessionRow(address)).not.toBeNull();
  return address;
}

/** As `liveSession`, sealed to the archive. */
export async function sealedSession(
  website: SeededWebsite,
  visitor: Partial<TestVisitor> = freshVisitor(),
): ReturnType<typeof liveSession> {
  const address = await liveSession(website, visitor);
  await settleSession(env, address, quiet());
  return address;
}
