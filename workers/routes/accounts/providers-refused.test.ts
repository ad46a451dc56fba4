import { env } from "cloudflare:workers";

import { afterAll, afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Env } from "../../env.ts";
import { askAs, loginCookieIn } from "../../testing/ask-as.ts";
import { call } from "../../testing/call.ts";
import { answerAt, makeOidcProvider, oidcKey } from "../../testing/oidc-provider.ts";
import { begin, configured, finish, freshPerson, signInBy } from "../../testing/provider-sign-in.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

const provider = await makeOidcProvider();
const broken = await makeOidcProvider();
afterAll(answerAt([provider, broken]));
const { organisationId } = await seedWebsite(env);
const over = configured(provider, { emailDomains: ["example.com"], organisationId });
const rightKey = provider.signsWith;

afterEach(() => {
  provider.signsWith = rightKey;
  provider.claims = {};
});

async function refused(answer: Response, code: string): Promise<void> {
  expect(await answer.json()).toMatchObject({ code });
  expect(loginCookieIn(answer)).toBe("");
}

describe("a sign-in by an identity provider is refused", () => {
  test("where the provider has not verified the address, also to who has an account", async () => {
    const { email } = await seedMember(env, organisationId);
    for (const email_verified of [false, "false", "yes"]) {
      const answer = await signInBy(provider, { ...freshPerson(), email, email_verified }, over);
      await refused(answer, "email_unverified");
    }
    await refused(await signInBy(provider, { sub: "x" }, over), "email_unverified");
  });

  test("for an address of another domain", async () => {
    await refused(await signInBy(provider, { ...freshPerson(), email: "ada@evil.io" }, over), "email_domain");
  });

  test("for who is neither known nor invited, where sign-up is closed", async () => {
    const closed = { ...configured(provider), SIGN_UP: "" };
    await refused(await signInBy(provider, freshPerson(), closed), "sign_up_closed");
  });

  test("with another state, without what the browser remembers, and with a forged memory", async () => {
    const { url, cookie } = await begin(over);
    const other = await begin(over);
    const brought = provider.authorise(url, freshPerson());
    for (const [remembered, given] of [
      [cookie, { ...brought, state: "x".repeat(32) }],
      [other.cookie, brought],
      ["", brought],
      [`${cookie}x`, brought],
    ] as const) {
      await refused(await finish(remembered, given, over), "sign_in_failed");
    }
    expect((await finish(cookie, brought, over)).status).toBe(200);
  });

  test("with a code that was used, and with one that another sign-in got", async () => {
    const first = await begin(over);
    const brought = provider.authorise(first.url, freshPerson());
    const answer = await finish(first.cookie, brought, over);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^playhead_sign_in=; Max-Age=0/);
    await refused(await finish(first.cookie, brought, over), "sign_in_failed");
    const [mine, theirs] = [await begin(over), await begin(over)];
    const stolen = provider.authorise(theirs.url, freshPerson());
    const { state } = provider.authorise(mine.url, freshPerson());
    await refused(await finish(mine.cookie, { ...stolen, state }, over), "sign_in_failed");
  });

  test("from another issuer, or from none where the provider names itself", async () => {
    const { url, cookie } = await begin(over);
    const brought = provider.authorise(url, freshPerson());
    const { iss: _, ...unnamed } = brought;
    for (const given of [{ ...brought, iss: "https://evil.io" }, unnamed])
      await refused(await finish(cookie, given, over), "sign_in_failed");
  });

  test.for([
    ["made for another sign-in", { nonce: "other" }],
    ["without a nonce", { nonce: undefined }],
    ["of another issuer", { iss: "https://evil.io" }],
    ["for another client", { aud: "other" }],
    ["for us and another client, which it was given to", { aud: ["playhead:1", "other"], azp: "other" }],
    ["that is over", { exp: 1 }],
    ["without an end", { exp: undefined }],
  ] satisfies [string, Record<string, unknown>][])("with a token %s", async ([, claims]) => {
    provider.claims = claims;
    await refused(await signInBy(provider, freshPerson(), over), "sign_in_failed");
  });

  test("with a token that another key has signed", async () => {
    provider.signsWith = await oidcKey("ES256");
    await refused(await signInBy(provider, freshPerson(), over), "sign_in_failed");
  });

  test("on https without the cookie of this very host", async () => {
    const https = { ...over, DASHBOARD_ORIGIN: "https://dashboard.example" };
    const headers = { "content-type": "application/json" };
    const ask = (path: string, body: object, cookie = "") =>
      call(
        `https://dashboard.example/api/sign-in/${path}`,
        { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body) },
        https,
      );
    const begun = await ask("providers/company", {});
    const [cookie = ""] = begun.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-playhead_sign_in=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const { url } = await begun.json<{ url: string }>();
    const brought = provider.authorise(url, freshPerson());
    await refused(await ask("finish", brought, cookie.replace("__Host-", "")), "sign_in_failed");
    expect((await ask("finish", brought, cookie)).status).toBe(200);
  });

  test("where the provider leaves the exchange of a code unanswered", async () => {
    const silent = await makeOidcProvider();
    onTestFinished(answerAt([silent]));
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => {
      vi.useRealTimers();
      log.mockRestore();
    });
    const settings = configured(silent);
    const { url, cookie } = await begin(settings);
    const asked = new Promise<void>((resolve) => {
      silent.onSilence = resolve;
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const answer = finish(cookie, silent.authorise(url, freshPerson()), settings);
    await asked;
    vi.advanceTimersByTime(10_000);
    await refused(await answer, "provider_unavailable");
  });

  test("at its beginning, to a network that has begun fifty and ended none", async () => {
    const from = crypto.randomUUID();
    const start = () =>
      call(
        "/api/sign-in/providers/company",
        {
          method: "POST",
          body: "{}",
          headers: {
            origin: env.DASHBOARD_ORIGIN,
            "content-type": "application/json",
            "cf-connecting-ip": from,
          },
        },
        over,
      );
    for (let n = 0; n < 50; n++) expect((await start()).status).toBe(200);
    const answer = await start();
    expect(answer.status).toBe(429);
    await refused(answer, "rate_limited");
  });

  test("from another site's page", async () => {
    const { url, cookie } = await begin(over);
    const brought = provider.authorise(url, freshPerson());
    const ask = (path: string, body: object) =>
      call(
        path,
        {
          method: "POST",
          headers: { cookie, origin: "https://evil.io", "content-type": "application/json" },
          body: JSON.stringify(body),
        },
        over,
      );
    await refused(await ask("/api/sign-in/finish", brought), "origin_not_allowed");
    await refused(await ask("/api/sign-in/providers/company", {}), "origin_not_allowed");
    const outside = await askAs("", "POST", "/api/sign-in/providers/company", { next: "//evil.io" }, over);
    await refused(outside, "bad_request");
  });
});

describe("a wrong configuration is told at the start", () => {
  const start = (given: Partial<Env>) => askAs("", "POST", "/api/sign-in/providers/company", {}, given);

  test("by its place, and passwords work on", async () => {
    const wrong = { OIDC_PROVIDERS: '[{"id":"company"}]' };
    for (const answer of [
      await start(wrong),
      await askAs("", "GET", "/api/sign-in/providers", undefined, wrong),
    ]) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({
        code: "provider_misconfigured",
        message: expect.stringContaining("OIDC_PROVIDERS.0.name"),
      });
    }
    const byPassword = await askAs("", "POST", "/api/sign-in", { email: "a@b.io", password: "x" }, wrong);
    expect(byPassword.status).toBe(401);
  });

  test("where the provider describes itself as another, or not at all", async () => {
    broken.describes = { issuer: provider.issuer };
    await refused(await start(configured(broken)), "provider_misconfigured");
    broken.describes = { token_endpoint: "http://evil.io/token" };
    await refused(await start(configured(broken)), "provider_misconfigured");
    broken.isDown = true;
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await refused(await start(configured(broken)), "provider_unavailable");
    log.mockRestore();
  });

  test("and what is not configured is not there", async () => {
    await refused(await start({}), "not_found");
    const listed = await askAs("", "GET", "/api/sign-in/providers", undefined, over);
    expect(await listed.json()).toEqual({ providers: [{ providerId: "company", name: "Company" }] });
  });
});
