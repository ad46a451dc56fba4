import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { randomText } from "../../protocol/ids.ts";
import { openAccounts } from "./accounts.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const randomId = () => randomText(crypto.getRandomValues(new Uint8Array(20)));
const mailed: { email: string; token: string }[] = [];
const open = () =>
  openAccounts({
    env,
    secret: "s".repeat(32),
    randomId,
    sendReset: async (email, token) => void mailed.push({ email, token }),
  });
const password = "correct horse battery";
const newPassword = "another horse battery";
const headers = new Headers({ "user-agent": "Netscape", "cf-connecting-ip": "192.0.2.1" });

async function signedUp() {
  const email = `${randomId()}@example.com`;
  const login = await open().signUp({ email, name: "Ada", password }, headers);
  if (login === null) throw new Error("no account was made");
  const [cookie = ""] = login.cookie.split(";");
  return { ...login, email, cookie };
}

const signIn = (email: string, given: string) => open().signIn({ email, password: given }, headers);

const loginsOf = async (personId: string) =>
  (await env.CONTROL.prepare("SELECT * FROM logins WHERE person_id = ?").bind(personId).all()).results;

test("who has signed up is signed in, and can sign in again", async () => {
  const { email, personId, cookie } = await signedUp();
  expect(personId).toMatch(/^per_[a-z0-5]{20}$/);
  expect(cookie).toMatch(/^playhead_login=/);
  expect(await signIn(email.toUpperCase(), password)).toMatchObject({ personId });
  const seen = { network_address: "192.0.2.1", user_agent: "Netscape" };
  expect(await loginsOf(personId)).toMatchObject([seen, seen]);
});

test("an address has one account", async () => {
  const { email } = await signedUp();
  expect(await open().signUp({ email, name: "Eve", password }, headers)).toBeNull();
});

test("a wrong password and an unknown address are refused alike", async () => {
  const { email } = await signedUp();
  expect(await signIn(email, "wrong horse battery")).toBeNull();
  expect(await signIn("nobody@example.com", password)).toBeNull();
});

test("a database that fails is no refusal", async () => {
  const down = vi.spyOn(env.CONTROL, "prepare").mockImplementation(() => {
    throw new Error("control down");
  });
  await expect(signIn("a@example.com", password)).rejects.toThrow();
  down.mockRestore();
});

test("a changed password ends the other logins", async () => {
  const { email, personId, cookie } = await signedUp();
  await signIn(email, password);
  const signedIn = new Headers({ cookie });
  const wrong = { currentPassword: newPassword, newPassword };
  expect(await open().changePassword(wrong, signedIn)).toBeNull();
  const login = await open().changePassword({ currentPassword: password, newPassword }, signedIn);
  expect(login?.personId).toBe(personId);
  expect(await loginsOf(personId)).toHaveLength(1);
  expect(await signIn(email, password)).toBeNull();
  expect(await signIn(email, newPassword)).toMatchObject({ personId });
});

test("a mailed token sets a new password once, and its hash alone is kept", async () => {
  const { email, personId } = await signedUp();
  await open().requestReset(email);
  const token = mailed.find((mail) => mail.email === email)?.token ?? "";
  const { results } = await env.CONTROL.prepare("SELECT * FROM verifications").all();
  expect(results.some(({ value }) => value === personId)).toBe(true);
  expect(JSON.stringify(results)).not.toContain(token);
  expect(await open().resetPassword({ token, newPassword })).toBe(personId);
  expect(await loginsOf(personId)).toEqual([]);
  expect(await signIn(email, newPassword)).toMatchObject({ personId });
  expect(await open().resetPassword({ token, newPassword })).toBeNull();
});

test("nothing is mailed to an address without an account", async () => {
  const before = mailed.length;
  await open().requestReset("nobody@example.com");
  expect(mailed).toHaveLength(before);
});
