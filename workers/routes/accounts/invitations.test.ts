import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import type { InvitationList, InvitationMade } from "../../../protocol/api-accounts.ts";
import { randomId } from "../../auth/random-id.ts";
import { acceptInvitation } from "../../control/invitations.ts";
import { askAs, cookieFrom } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const website = await seedWebsite(env);
const owner = await seedMember(env, website.organisationId, "owner");
const admin = await seedMember(env, website.organisationId, "admin");
const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);
const password = "correct horse battery";

async function invite(email: string, role = "member") {
  const answer = await askAs(admin.cookie, "POST", "/api/invitations", { email, role });
  expect(answer.status).toBe(201);
  const { invitation, link } = await answer.json<InvitationMade>();
  return { ...invitation, token: link?.split("#")[1] ?? "" };
}

const look = (token: string) => askAs("", "POST", "/api/invitation/look", { token });
const accept = (token: string, more: object = {}, cookie = "") =>
  askAs(cookie, "POST", "/api/invitation/accept", { token, ...more });
const newEmail = () => `${randomId()}@example.com`;

describe("who is invited", () => {
  test("is told to what, signs up by the link, and is a member who is signed in", async () => {
    const email = newEmail();
    const { token } = await invite(email.toUpperCase(), "viewer");
    expect(await (await look(token)).json()).toEqual({
      organisationName: website.tag,
      email,
      role: "viewer",
      hasAccount: false,
    });
    const answer = await accept(token, { name: "Grace", password });
    expect(answer.status).toBe(204);
    const me = await askAs(cookieFrom(answer), "GET", "/api/me");
    expect(await me.json()).toMatchObject({
      organisationId: website.organisationId,
      email,
      name: "Grace",
      role: "viewer",
    });
  });

  test("uses the link once", async () => {
    const { token } = await invite(newEmail());
    expect((await accept(token, { name: "Grace", password })).status).toBe(204);
    for (const answer of [await look(token), await accept(token, { name: "Eve", password })]) {
      expect(answer.status).toBe(410);
      expect(await answer.json()).toMatchObject({ code: "link_over" });
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("signs in first when there is an account, and then acts for the new organisation", async () => {
    const { token } = await invite(stranger.email);
    expect(await (await look(token)).json()).toMatchObject({ hasAccount: true });
    for (const cookie of ["", owner.cookie]) {
      const refused = await accept(token, { name: "Eve", password }, cookie);
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({ code: "account_exists" });
    }
    expect((await accept(token, {}, stranger.cookie)).status).toBe(204);
    const me = await askAs(stranger.cookie, "GET", "/api/me");
    expect(await me.json()).toMatchObject({ organisationId: website.organisationId, role: "member" });
  });

  test("may be a member of nothing until then", async () => {
    const nobody = await seedMember(env, null);
    const { token } = await invite(nobody.email);
    expect((await askAs(nobody.cookie, "GET", "/api/me")).status).toBe(401);
    expect((await accept(token, {}, nobody.cookie)).status).toBe(204);
    expect((await askAs(nobody.cookie, "GET", "/api/me")).status).toBe(200);
  });

  test("needs a name and a password of some length for a new account", async () => {
    const { token } = await invite(newEmail());
    for (const more of [{}, { name: "Grace" }, { name: "Grace", password: "short" }]) {
      expect((await accept(token, more)).status).toBe(400);
    }
    expect((await look(token)).status).toBe(200);
  });

  test("is too late once it was taken back, or is over", async () => {
    const { token, invitationId } = await invite(newEmail());
    expect((await askAs(stranger.cookie, "DELETE", `/api/invitations/${invitationId}`)).status).not.toBe(204);
    expect((await look(token)).status).toBe(200);
    expect((await askAs(admin.cookie, "DELETE", `/api/invitations/${invitationId}`)).status).toBe(204);
    expect((await look(token)).status).toBe(410);
    const old = await invite(newEmail());
    await env.CONTROL.prepare("UPDATE invitations SET expires_at = ? WHERE invitation_id = ?")
      .bind(Date.now(), old.invitationId)
      .run();
    expect((await look(old.token)).status).toBe(410);
  });

  test("is one, however many use the link at once", async () => {
    const { invitationId } = await invite(newEmail());
    const people = await Promise.all([seedMember(env, null), seedMember(env, null)]);
    const accepted = await Promise.all(
      people.map(({ personId }) => acceptInvitation(env.CONTROL, invitationId, personId, Date.now())),
    );
    expect(accepted.filter((one) => one)).toHaveLength(1);
    const [{ results = [] } = {}] = await env.CONTROL.batch([
      env.CONTROL.prepare("SELECT 1 FROM members WHERE person_id IN (?, ?)").bind(
        ...people.map(({ personId }) => personId),
      ),
    ]);
    expect(results).toHaveLength(1);
  });
});

describe("inviting", () => {
  test("is listed until it is accepted, without the link, in the own organisation alone", async () => {
    const { invitationId, token } = await invite(newEmail());
    const listed = async (cookie: string) => (await askAs(cookie, "GET", "/api/invitations")).text();
    expect(await listed(admin.cookie)).toContain(invitationId);
    expect(await listed(admin.cookie)).not.toContain(token);
    const other = await seedMember(env, (await seedWebsite(env)).organisationId);
    expect(JSON.parse(await listed(other.cookie))).toEqual({ invitations: [] } satisfies InvitationList);
    await accept(token, { name: "Grace", password });
    expect(await listed(admin.cookie)).not.toContain(invitationId);
  });

  test("hands nobody the link where mail goes out", async () => {
    const sent: unknown[] = [];
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
      sent.push(JSON.parse(String(init?.body)));
      return new Response(null, { status: 202 });
    });
    const email = newEmail();
    const over = { MAIL_WEBHOOK_URL: "https://mail.example/send", MAIL_WEBHOOK_KEY: "k" };
    const body = { email, role: "viewer" };
    const answer = await askAs(admin.cookie, "POST", "/api/invitations", body, over);
    fetched.mockRestore();
    expect(await answer.json()).toMatchObject({ link: null });
    const text = expect.stringMatching(new RegExp(`${env.DASHBOARD_ORIGIN}/join#[a-z0-5]{32}\n`));
    expect(sent).toEqual([{ to: email, subject: expect.stringContaining(website.tag), text }]);
  });

  test("takes the right to, and an owner to make owners", async () => {
    const make = (cookie: string, role: string) =>
      askAs(cookie, "POST", "/api/invitations", { email: newEmail(), role });
    expect((await make(admin.cookie, "owner")).status).toBe(403);
    expect((await make(owner.cookie, "owner")).status).toBe(201);
    const member = await seedMember(env, website.organisationId, "member");
    expect((await make(member.cookie, "viewer")).status).toBe(403);
    expect((await make("", "viewer")).status).toBe(401);
  });

  test("refuses what is no address and no role", async () => {
    for (const body of [{ email: "x", role: "viewer" }, { email: newEmail(), role: "king" }, {}]) {
      expect((await askAs(admin.cookie, "POST", "/api/invitations", body)).status).toBe(400);
    }
  });
});
