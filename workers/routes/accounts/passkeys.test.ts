import { env } from "cloudflare:workers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { PasskeySignIn } from "../../../protocol/api-passkeys.ts";
import { noteAddressProven } from "../../control/people.ts";
import { askAs, cookieFrom, loginCookieIn } from "../../testing/ask-as.ts";
import { Authenticator } from "../../testing/authenticator.ts";
import { call } from "../../testing/call.ts";
import { makersCertificate } from "../../testing/makers-certificate.ts";
import { type SeededMember, seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

const { organisationId } = await seedWebsite(env);

interface Asked {
  challenge: string;
  /** What ties the answer to it. */
  cookie: string;
  options: Record<string, unknown>;
}

async function askedBy(answer: Response): Promise<Asked> {
  expect(answer.status).toBe(200);
  const options = await answer.json<{ challenge: string }>();
  return { challenge: options.challenge, options, cookie: cookieFrom(answer) };
}

const beginAdding = async (cookie: string): Promise<Asked> =>
  askedBy(await askAs(cookie, "POST", "/api/me/passkeys/begin"));
const beginSignIn = async (): Promise<Asked> => askedBy(await askAs("", "POST", "/api/sign-in/passkey"));

async function add(member: SeededMember, device: Authenticator): Promise<Response> {
  const asked = await beginAdding(member.cookie);
  const response = device.create(asked.challenge);
  return await askAs(`${member.cookie}; ${asked.cookie}`, "POST", "/api/me/passkeys", {
    name: "Phone",
    response,
  });
}

const finish = (cookie: string, response: PasskeySignIn["response"]): Promise<Response> =>
  askAs(cookie, "POST", "/api/sign-in/passkey/finish", { response });

async function signIn(device: Authenticator): Promise<Response> {
  const asked = await beginSignIn();
  return await finish(asked.cookie, device.get(asked.challenge));
}

async function memberWithKey() {
  const member = await seedMember(env, organisationId, "owner");
  const device = new Authenticator(env.DASHBOARD_ORIGIN);
  const made = await add(member, device);
  expect(made.status).toBe(201);
  return { member, device, ...(await made.json<{ passkeyId: string }>()) };
}

async function refused(answer: Response, code: string): Promise<void> {
  expect(await answer.json()).toMatchObject({ code });
  expect(loginCookieIn(answer)).toBe("");
}

describe("a passkey", () => {
  test("is added, signs in without an address, and both stand in the audit log", async () => {
    const { member, device, passkeyId } = await memberWithKey();
    const answer = await signIn(device);
    expect(answer.status).toBe(204);
    for (const cookie of answer.headers.getSetCookie())
      expect(cookie).toMatch(/^playhead_(login|passkey)=.*; HttpOnly; SameSite=Strict/);
    const me = await askAs(loginCookieIn(answer), "GET", "/api/me");
    expect(await me.json()).toMatchObject({ personId: member.personId, organisationId });
    const log = await askAs(member.cookie, "GET", `/api/audit?actor=${member.personId}`);
    expect(await log.json()).toMatchObject({
      entries: [
        { action: "signed_in", subject: "passkey" },
        { action: "passkey_added", subject: passkeyId },
      ],
    });
  });

  test("is for the dashboard's host alone, and its device makes sure who uses it", async () => {
    const { cookie } = await seedMember(env, organisationId);
    const { options } = await beginAdding(cookie);
    expect(options).toMatchObject({
      rp: { id: new URL(env.DASHBOARD_ORIGIN).hostname, name: "Playhead" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const signingIn = (await beginSignIn()).options;
    expect(signingIn).toMatchObject({ userVerification: "required" });
    expect(signingIn).not.toHaveProperty("allowCredentials");
  });

  test("is taken of a device that attests to itself", async () => {
    const member = await seedMember(env, organisationId);
    const device = new Authenticator(env.DASHBOARD_ORIGIN);
    device.attests = "itself";
    expect((await add(member, device)).status).toBe(201);
    expect((await signIn(device)).status).toBe(204);
  });

  test("on https is asked for with a cookie of this very host alone", async () => {
    const over = { DASHBOARD_ORIGIN: "https://dashboard.example" };
    const answer = await call("https://dashboard.example/api/sign-in/passkey", { method: "POST" }, over);
    expect(await answer.json()).toMatchObject({ rpId: "dashboard.example" });
    const cookie = answer.headers.get("set-cookie");
    expect(cookie).toMatch(
      /^__Host-playhead_passkey=[a-z0-5]{32}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test("is listed, renamed and removed by its owner alone", async () => {
    const { member, device, passkeyId } = await memberWithKey();
    const other = await seedMember(env, organisationId);
    const path = `/api/me/passkeys/${passkeyId}`;
    for (const method of ["PUT", "DELETE"])
      expect((await askAs(other.cookie, method, path, { name: "Mine" })).status).toBe(404);
    expect(await (await askAs(other.cookie, "GET", "/api/me/passkeys")).json()).toEqual({ passkeys: [] });

    expect((await askAs(member.cookie, "PUT", path, { name: "Old phone" })).status).toBe(204);
    const listed = await askAs(member.cookie, "GET", "/api/me/passkeys");
    expect(await listed.json()).toEqual({
      passkeys: [{ passkeyId, name: "Old phone", isSynced: false, createdAt: expect.any(String) }],
    });
    expect((await askAs(member.cookie, "DELETE", path)).status).toBe(204);
    await refused(await signIn(device), "sign_in_failed");
  });

  test("is added by who has signed in within a day", async () => {
    const member = await seedMember(env, organisationId);
    await env.CONTROL.prepare("UPDATE logins SET created_at = ? WHERE login_id = ?")
      .bind(Date.now() - 2 * 86_400_000, member.loginId)
      .run();
    await refused(await askAs(member.cookie, "POST", "/api/me/passkeys/begin"), "login_old");
  });

  test("of an account whose address was not proven ends when it is", async () => {
    const { member, device } = await memberWithKey();
    await noteAddressProven(env.CONTROL, member.personId);
    expect((await signIn(device)).status).toBe(204);
    await env.CONTROL.prepare("UPDATE people SET is_email_verified = 0 WHERE person_id = ?")
      .bind(member.personId)
      .run();
    await noteAddressProven(env.CONTROL, member.personId);
    await refused(await signIn(device), "sign_in_failed");
  });
});

describe("is refused", () => {
  test("an answer to another question, to one that was answered, and to none", async () => {
    const { device } = await memberWithKey();
    const [asked, other] = [await beginSignIn(), await beginSignIn()];
    const answered = device.get(asked.challenge);
    await refused(await finish(other.cookie, answered), "sign_in_failed");
    expect((await finish(asked.cookie, answered)).status).toBe(204);
    await refused(await finish(asked.cookie, answered), "sign_in_failed");
    await refused(await finish("", answered), "sign_in_failed");
  });

  test("what another site's page was answered, and a device that does not ask who it is", async () => {
    const { member, device } = await memberWithKey();
    const elsewhere = new Authenticator("https://evil.io");
    await refused(await add(member, elsewhere), "passkey_refused");
    const careless = new Authenticator(env.DASHBOARD_ORIGIN);
    careless.verifiesUser = false;
    await refused(await add(member, careless), "passkey_refused");
    device.verifiesUser = false;
    await refused(await signIn(device), "sign_in_failed");
  });

  test("a copy of a device, and what a frame of another site's page was answered", async () => {
    const { device } = await memberWithKey();
    expect((await signIn(device)).status).toBe(204);
    device.uses = 1;
    await refused(await signIn(device), "sign_in_failed");
    device.isFramed = true;
    await refused(await signIn(device), "sign_in_failed");
    device.isFramed = false;
    expect((await signIn(device)).status).toBe(204);
  });

  test("what is not signed, and is no answer at all", async () => {
    const { device } = await memberWithKey();
    for (const wrong of [{ signature: "AAAA" }, { authenticatorData: "AAAA" }, { clientDataJSON: "AAAA" }]) {
      const asked = await beginSignIn();
      const answered = device.get(asked.challenge);
      const response = { ...answered.response, ...wrong };
      await refused(await finish(asked.cookie, { ...answered, response }), "sign_in_failed");
    }
  });

  test("a signature by another key, and a key that was never added", async () => {
    const { device } = await memberWithKey();
    const stranger = new Authenticator(env.DASHBOARD_ORIGIN);
    await refused(await signIn(stranger), "sign_in_failed");
    const asked = await beginSignIn();
    const { id, rawId } = device.get(asked.challenge);
    await refused(
      await finish(asked.cookie, { ...stranger.get(asked.challenge), id, rawId }),
      "sign_in_failed",
    );
  });

  test("a frame's new key, and a certificate, which is not followed to the address it names", async () => {
    const member = await seedMember(env, organisationId);
    const device = new Authenticator(env.DASHBOARD_ORIGIN);
    device.isFramed = true;
    await refused(await add(member, device), "passkey_refused");
    device.isFramed = false;
    device.attests = makersCertificate;
    const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(null, { status: 404 }));
    onTestFinished(() => fetched.mockRestore());
    await refused(await add(member, device), "passkey_refused");
    expect(fetched).not.toHaveBeenCalled();
  });

  test("one person's answer to another's question, and what cannot be read", async () => {
    const [one, other] = [await seedMember(env, organisationId), await seedMember(env, organisationId)];
    const asked = await beginAdding(one.cookie);
    const response = new Authenticator(env.DASHBOARD_ORIGIN).create(asked.challenge);
    const body = { name: "Theirs", response };
    await refused(
      await askAs(`${other.cookie}; ${asked.cookie}`, "POST", "/api/me/passkeys", body),
      "passkey_refused",
    );
    const again = await beginAdding(one.cookie);
    const unread = { ...response, response: { ...response.response, attestationObject: "AAAA" } };
    await refused(
      await askAs(`${one.cookie}; ${again.cookie}`, "POST", "/api/me/passkeys", {
        ...body,
        response: unread,
      }),
      "passkey_refused",
    );
  });

  test("who is a member of nothing", async () => {
    const { member, device } = await memberWithKey();
    await env.CONTROL.prepare("DELETE FROM members WHERE person_id = ?").bind(member.personId).run();
    await refused(await signIn(device), "forbidden");
  });
});
