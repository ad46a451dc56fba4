import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { randomId } from "../../auth/random-id.ts";
import { makeSignUpToken } from "../../auth/sign-up-token.ts";
import type { Env } from "../../env.ts";
import { askAs, cookieFrom } from "../../testing/ask-as.ts";
import { call } from "../../testing/call.ts";
import { seedMember, testSecret } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const planId = randomId();
await env.CONTROL.prepare(
  "INSERT INTO plans (plan_id, name, retention_days, has_network_panel) VALUES (?, 'New', 7, 0)",
)
  .bind(planId)
  .run();
const open: Partial<Env> = { SIGN_UP: "open", SIGN_UP_PLAN: planId, MAIL_PRINT: "yes" };
const password = "correct horse battery";

const ask = (path: string, body: object, over = open) => askAs("", "POST", `/api/sign-up${path}`, body, over);

/** @returns the letter that asking for an account sends */
async function letterFor(email: string): Promise<string> {
  const mails: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void mails.push(String(text)));
  const answer = await ask("", { email, organisationName: "Analytical Engines" });
  log.mockRestore();
  expect(answer.status).toBe(202);
  expect(mails).toHaveLength(1);
  return mails[0] ?? "";
}

const tokenIn = (letter: string): string => /sign-up\/finish#([\w.-]+)/.exec(letter)?.[1] ?? "";

test("who asks for an account makes it by the mailed link, and owns an organisation on the plan of newcomers", async () => {
  const email = `${randomId()}@example.com`;
  const token = tokenIn(await letterFor(email));
  const seen = await ask("/look", { token });
  expect(await seen.json()).toEqual({ email, organisationName: "Analytical Engines" });

  const made = await ask("/finish", { token, name: "Ada", password });
  expect(made.status).toBe(204);
  const me = await askAs(cookieFrom(made), "GET", "/api/me");
  expect(await me.json()).toMatchObject({ email, name: "Ada", role: "owner" });
  const { results } = await env.CONTROL.prepare(
    "SELECT plan_id, organisations.name FROM organisations JOIN members USING (organisation_id) JOIN people USING (person_id) WHERE email = ?",
  )
    .bind(email)
    .all();
  expect(results).toEqual([{ plan_id: planId, name: "Analytical Engines" }]);

  const again = await ask("/finish", { token, name: "Ada", password });
  expect(await again.json()).toMatchObject({ code: "account_exists" });
});

test("what stopped half-way goes on with the same password", async () => {
  const email = `${randomId()}@example.com`;
  const token = tokenIn(await letterFor(email));
  vi.spyOn(console, "error").mockImplementationOnce(() => {});
  const failed = await ask("/finish", { token, name: "Ada", password }, { ...open, SIGN_UP_PLAN: "none" });
  expect(failed.status).toBe(500);
  expect((await ask("/finish", { token, name: "Ada", password: "another horse battery" })).status).toBe(409);
  expect((await ask("/finish", { token, name: "Ada", password })).status).toBe(204);
});

test("an address that has an account is told so by mail alone", async () => {
  const { organisationId } = await seedWebsite(env);
  const { email } = await seedMember(env, organisationId);
  const letter = await letterFor(email);
  expect(letter).toContain("You have one already");
  expect(tokenIn(letter)).toBe("");
});

test("a link that is over, forged, or made with another secret makes nothing", async () => {
  const asked = { email: `${randomId()}@example.com`, organisationName: "Engines" };
  const tokens = [
    await makeSignUpToken(asked, testSecret, Date.now() - 2 * 86_400_000),
    await makeSignUpToken(asked, "x".repeat(40), Date.now()),
    "x.y.z",
  ];
  for (const token of tokens) {
    const answer = await ask("/finish", { token, name: "Ada", password });
    expect(await answer.json()).toMatchObject({ code: "link_over" });
  }
});

test("where sign-up is not open nobody makes an account, nor a member an organisation", async () => {
  expect(await (await askAs("", "GET", "/api/sign-up")).json()).toEqual({ isOpen: false });
  expect(await (await askAs("", "GET", "/api/sign-up", undefined, open)).json()).toEqual({ isOpen: true });
  const closed = { SIGN_UP: "", MAIL_PRINT: "yes" };
  const body = { email: "ada@example.com", organisationName: "Engines" };
  expect(await (await ask("", body, closed)).json()).toMatchObject({ code: "sign_up_closed" });
  const token = await makeSignUpToken(body, testSecret, Date.now());
  expect((await ask("/finish", { token, name: "Ada", password }, closed)).status).toBe(403);

  const { cookie } = await seedMember(env, (await seedWebsite(env)).organisationId);
  expect((await askAs(cookie, "POST", "/api/organisations", { name: "Mine" }, closed)).status).toBe(403);
});

test("a member makes one more organisation and is in it at once; a key cannot", async () => {
  const website = await seedWebsite(env);
  const { cookie } = await seedMember(env, website.organisationId, "viewer");
  const made = await askAs(cookie, "POST", "/api/organisations", { name: "Mine" }, open);
  expect(made.status).toBe(201);
  const { organisationId } = await made.json<{ organisationId: string }>();
  const me = await askAs(cookie, "GET", "/api/me");
  expect(await me.json()).toMatchObject({ organisationId, role: "owner" });
  const byKey = await call(
    "/api/organisations",
    {
      method: "POST",
      headers: { authorization: `Bearer ${website.apiKey}`, "content-type": "application/json" },
      body: '{"name":"Mine"}',
    },
    open,
  );
  expect(byKey.status).toBe(403);
});
