import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { type LoginList, memberList } from "../../../protocol/api-accounts.ts";
import { openAccounts } from "../../auth/accounts.ts";
import { randomId } from "../../auth/random-id.ts";
import { askAs, cookieFrom } from "../../testing/ask-as.ts";
import { seedMember, testSecret } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const website = await seedWebsite(env);
const password = "correct horse battery";
const newPassword = "another horse battery";

/** A member with a password, signed in. */
async function signedUp() {
  const email = `${randomId()}@example.com`;
  const accounts = openAccounts({ env, secret: testSecret, randomId, sendReset: async () => {} });
  const login = await accounts.signUp({ email, name: "Ada", password }, new Headers());
  if (login === null) throw new Error("no account was made");
  await env.CONTROL.prepare("INSERT INTO members VALUES (?, ?, 'admin', 1)")
    .bind(website.organisationId, login.personId)
    .run();
  return { email, personId: login.personId, cookie: login.cookie.split(";")[0] ?? "" };
}

const signIn = (email: string, given: string) =>
  askAs("", "POST", "/api/sign-in", { email, password: given });
const statusOf = async (cookie: string) => (await askAs(cookie, "GET", "/api/me")).status;

/** Asks for a new password, and reads the mail that this sends. */
async function askForReset(email: string): Promise<{ status: number; mails: string[] }> {
  const mails: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void mails.push(String(text)));
  const answer = await askAs("", "POST", "/api/password-reset", { email }, { MAIL_PRINT: "yes" });
  log.mockRestore();
  return { status: answer.status, mails };
}

const finish = (token: string, given = newPassword) =>
  askAs("", "POST", "/api/password-reset/finish", { token, newPassword: given });

test("a person changes their name, and the others see it", async () => {
  const { personId, cookie } = await signedUp();
  const rename = (name: string) => askAs(cookie, "PUT", "/api/me/name", { name });
  expect((await rename("   ")).status).toBe(400);
  expect((await rename(" Grace ")).status).toBe(204);
  expect(await (await askAs(cookie, "GET", "/api/me")).json()).toMatchObject({ name: "Grace" });
  const { members } = memberList.parse(await (await askAs(cookie, "GET", "/api/members")).json());
  expect(members.find((one) => one.personId === personId)?.name).toBe("Grace");
  expect((await askAs("", "PUT", "/api/me/name", { name: "Eve" })).status).toBe(401);
});

test("a changed password takes the current one, and ends all other logins", async () => {
  const { email, cookie } = await signedUp();
  const elsewhere = cookieFrom(await signIn(email, password));
  const change = (currentPassword: string, next = newPassword) =>
    askAs(cookie, "PUT", "/api/me/password", { currentPassword, newPassword: next });
  const wrong = await change("wrong horse battery");
  expect(wrong.status).toBe(403);
  expect(await wrong.json()).toMatchObject({ code: "password_wrong" });
  expect((await change(password, "short")).status).toBe(400);
  const right = await change(password);
  expect(right.status).toBe(204);
  expect(await statusOf(cookieFrom(right))).toBe(200);
  expect(await statusOf(cookie)).toBe(401);
  expect(await statusOf(elsewhere)).toBe(401);
  expect((await signIn(email, newPassword)).status).toBe(204);
});

test("a mailed link sets a new password once, and ends all logins", async () => {
  const { email, cookie } = await signedUp();
  const { status, mails } = await askForReset(email);
  expect(status).toBe(202);
  expect(mails).toHaveLength(1);
  const [, token = ""] = /\/new-password#(\S+)/.exec(mails[0] ?? "") ?? [];
  expect((await finish(token, "short")).status).toBe(400);
  expect((await finish(token)).status).toBe(204);
  expect(await statusOf(cookie)).toBe(401);
  expect((await signIn(email, newPassword)).status).toBe(204);
  const again = await finish(token);
  expect(again.status).toBe(410);
  expect(await again.json()).toMatchObject({ code: "link_over" });
});

test("who asks for a new password learns nothing of whether there is an account", async () => {
  expect(await askForReset("nobody@example.com")).toEqual({ status: 202, mails: [] });
});

test("a link that was made up, or is over, is refused", async () => {
  expect((await finish("x".repeat(24))).status).toBe(410);
  const { email } = await signedUp();
  const { mails } = await askForReset(email);
  const [, token = ""] = /\/new-password#(\S+)/.exec(mails[0] ?? "") ?? [];
  await env.CONTROL.prepare("UPDATE verifications SET expires_at = ?")
    .bind(Date.now() - 1)
    .run();
  expect((await finish(token)).status).toBe(410);
});

test("nobody is flooded with letters", async () => {
  const email = `${randomId()}@example.com`;
  for (let n = 0; n < 10; n++) expect((await askForReset(email)).status).toBe(202);
  expect((await askForReset(email)).status).toBe(429);
});

test("a person sees their own logins, and ends any of them", async () => {
  const { email, cookie, personId } = await signedUp();
  const phone = cookieFrom(await signIn(email, password));
  const { logins } = await (await askAs(cookie, "GET", "/api/logins")).json<LoginList>();
  expect(logins).toHaveLength(2);
  const other = logins.find(({ isThis }) => !isThis)?.loginId ?? "";
  expect((await askAs(cookie, "DELETE", `/api/logins/${other}`)).status).toBe(204);
  expect(await statusOf(phone)).toBe(401);
  expect(await statusOf(cookie)).toBe(200);
  const colleague = await seedMember(env, website.organisationId, "owner");
  const own = logins.find(({ isThis }) => isThis)?.loginId ?? "";
  expect((await askAs(colleague.cookie, "DELETE", `/api/logins/${own}`)).status).toBe(404);
  expect(await statusOf(cookie)).toBe(200);
  const log = await (await askAs(colleague.cookie, "GET", "/api/audit")).json<{ entries: unknown[] }>();
  expect(log.entries).toContainEqual(
    expect.objectContaining({ action: "login_ended", actor: personId, subject: other }),
  );
});

test("the log is an admin's to read, and the own organisation's alone", async () => {
  const viewer = await seedMember(env, website.organisationId, "viewer");
  expect((await askAs(viewer.cookie, "GET", "/api/audit")).status).toBe(403);
  const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);
  expect(await (await askAs(stranger.cookie, "GET", "/api/audit")).json()).toEqual({
    entries: [],
    nextCursor: null,
  });
});
