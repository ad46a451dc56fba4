import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { OperatorList } from "../../../protocol/api-plan.ts";
import { websitesBehindPlan } from "../../control/retention.ts";
import { askAs } from "../../testing/ask-as.ts";
import { call } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { type SeedOptions, seedWebsite } from "../../testing/seed-website.ts";

const token = "operator".repeat(4);

const ask = (
  method: string,
  path: string,
  body?: object,
  over: object = {},
  authorization = `Bearer ${token}`,
) =>
  call(
    path,
    {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    },
    { OPERATOR_TOKEN: token, ...over },
  );

const planPath = (organisationId: string) => `/api/operator/organisations/${organisationId}/plan`;

/** A plan of its own; its id is the tag of the website that was seeded with it. */
const freshPlan = async (options: SeedOptions) => (await seedWebsite(env, options)).tag;

test("an organisation is put on another plan, its sessions' expiry follows, and its log says who did it", async () => {
  const website = await seedWebsite(env, { retentionDays: 30 });
  const owner = await seedMember(env, website.organisationId);
  await env.CONTROL.prepare("UPDATE websites SET applied_days = 30 WHERE website_id = ?")
    .bind(website.websiteId)
    .run();
  expect((await websitesBehindPlan(env.CONTROL)).has(website.websiteId)).toBe(false);
  const planId = await freshPlan({ retentionDays: 60 });
  expect((await ask("PUT", planPath(website.organisationId), { planId })).status).toBe(204);

  const plan = await askAs(owner.cookie, "GET", "/api/plan");
  expect(await plan.json()).toMatchObject({ planId, retentionDays: 60 });
  expect((await websitesBehindPlan(env.CONTROL)).has(website.websiteId)).toBe(true);
  const audit = await askAs(owner.cookie, "GET", "/api/audit");
  expect(await audit.json()).toMatchObject({
    entries: [{ action: "plan_changed", actor: "operator", subject: planId }],
  });
});

test("organisations are listed with their plans, page by page, each once", async () => {
  const website = await seedWebsite(env);
  await seedMember(env, website.organisationId);
  const found: OperatorList["organisations"] = [];
  let query = "";
  do {
    const answer = await ask("GET", `/api/operator/organisations${query}`);
    const { organisations, nextCursor } = await answer.json<OperatorList>();
    found.push(...organisations);
    query = nextCursor === null ? "" : `?cursor=${nextCursor}`;
  } while (query !== "");
  const ids = found.map(({ organisationId }) => organisationId);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(found).toContainEqual({
    organisationId: website.organisationId,
    name: website.tag,
    planId: website.tag,
    planName: "Test",
    members: 1,
    websites: 1,
  });
});

test("unknown organisations and plans, and plans that the archive outpaces, change nothing", async () => {
  const { organisationId, tag } = await seedWebsite(env);
  const long = await freshPlan({ retentionDays: 180 });
  expect((await ask("PUT", planPath("org_nobody"), { planId: tag })).status).toBe(404);
  expect((await ask("PUT", planPath("x"), { planId: tag })).status).toBe(404);
  expect((await ask("PUT", planPath(organisationId), { planId: "gratis" })).status).toBe(404);
  const refused = await ask("PUT", planPath(organisationId), { planId: long }, { ARCHIVE_RULE_DAYS: "193" });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "plan_too_long" });
  expect((await ask("PUT", planPath(organisationId), {})).status).toBe(400);
  expect((await ask("GET", "/api/operator/organisations?cursor=x")).status).toBe(400);
  const stands = await env.CONTROL.prepare("SELECT plan_id FROM organisations WHERE organisation_id = ?")
    .bind(organisationId)
    .first("plan_id");
  expect(stands).toBe(tag);
});

test("without the token, or with another, nobody is the operator, whatever else they are", async () => {
  const website = await seedWebsite(env);
  const owner = await seedMember(env, website.organisationId);
  const over = { OPERATOR_TOKEN: token };
  for (const [method, path, body] of [
    ["GET", "/api/operator/organisations", undefined],
    ["PUT", planPath(website.organisationId), { planId: website.tag }],
  ] as const) {
    expect((await askAs(owner.cookie, method, path, body, over)).status).toBe(401);
    expect((await ask(method, path, body, {}, `Bearer ${website.apiKey}`)).status).toBe(401);
    expect((await ask(method, path, body, {}, `Bearer ${token}x`)).status).toBe(401);
  }
});

test("where the deployment has no token, or a short one, there is nothing", async () => {
  for (const OPERATOR_TOKEN of [undefined, "", "short"]) {
    const answer = await ask("GET", "/api/operator/organisations", undefined, { OPERATOR_TOKEN });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ message: "There is nothing at this address." });
  }
});
