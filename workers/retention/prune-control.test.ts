import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import { auditEntries, invitations, verifications } from "../control/account-schema.ts";
import { shares } from "../control/share-schema.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { pruneControl } from "./prune-control.ts";

const nowMs = Date.UTC(2026, 10, 1);
const daysAgo = (days: number) => nowMs - days * 86_400_000;

test("entries of the audit log end after 400 days, invitations and links 30 days after they were over, tokens as they are", async () => {
  const { organisationId, websiteId, tag } = await seedWebsite(env);
  const control = drizzle(env.CONTROL);
  const entry = (entryId: string, atMs: number) => ({
    ...{ entryId: `aud_${tag}${entryId}`, organisationId, atMs },
    ...{ action: "signed_in", actor: "per_x", subject: "", networkAddress: "" },
  });
  await control.insert(auditEntries).values([entry("old", daysAgo(401)), entry("kept", daysAgo(399))]);
  const invitation = (name: string, expiresAtMs: number, endedAtMs: number | null) => ({
    ...{ invitationId: `inv_${tag}${name}`, tokenHash: tag + name, organisationId, email: "ada@example.com" },
    ...{ role: "viewer" as const, invitedBy: null, createdAtMs: daysAgo(90), expiresAtMs, endedAtMs },
  });
  await control
    .insert(invitations)
    .values([
      invitation("accepted", daysAgo(-5), daysAgo(31)),
      invitation("over", daysAgo(31), null),
      invitation("taken", daysAgo(-5), daysAgo(29)),
      invitation("open", daysAgo(-5), null),
    ]);
  const share = (name: string, expiresAtMs: number) => ({
    ...{ shareId: `sha_${tag}${name}`, tokenHash: tag + name, organisationId, websiteId },
    ...{ sessionId: freshSessionId(tag, nowMs), fromMs: 0, createdBy: "per_x", createdAtMs: 0, expiresAtMs },
  });
  await control.insert(shares).values([share("old", daysAgo(31)), share("kept", daysAgo(29))]);
  const token = (name: string, endsAtMs: number) => ({
    ...{ id: `ver_${tag}${name}`, identifier: tag + name, value: websiteId },
    ...{ expiresAt: new Date(endsAtMs), createdAt: new Date(0), updatedAt: new Date(0) },
  });
  await control.insert(verifications).values([token("old", nowMs - 1), token("kept", nowMs + 1)]);

  await pruneControl(env, nowMs);
  const left = async (table: string, id: string) =>
    (
      await env.CONTROL.prepare(`SELECT ${id} AS id FROM ${table} WHERE organisation_id = ?`)
        .bind(organisationId)
        .all()
    ).results
      .map(({ id }) => String(id).slice(4 + tag.length))
      .sort();
  expect(await left("audit_entries", "entry_id")).toEqual(["kept"]);
  expect(await left("invitations", "invitation_id")).toEqual(["open", "taken"]);
  expect(await left("shares", "share_id")).toEqual(["kept"]);
  const tokens = await control.select().from(verifications).where(eq(verifications.value, websiteId));
  expect(tokens.map(({ id }) => id)).toEqual([`ver_${tag}kept`]);
});
