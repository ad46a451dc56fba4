import { randomId } from "../auth/random-id.ts";
import type { Env } from "../env.ts";
import { askAs, cookieFrom } from "./ask-as.ts";
import type { OidcPerson, OidcProvider } from "./oidc-provider.ts";

/** The deployment's setting that knows these providers. */
export const configured = (provider: OidcProvider, more: object = {}): Partial<Env> => {
  const { issuer, clientId, clientSecret } = provider;
  return {
    OIDC_PROVIDERS: JSON.stringify([
      { id: "company", name: "Company", issuer, clientId, clientSecret, ...more },
    ]),
  };
};

/** Somebody new, whose address the provider has verified. */
export const freshPerson = (): Required<OidcPerson> => ({
  sub: `sub|${randomId()}`,
  email: `${randomId()}@example.com`,
  email_verified: true,
  name: "Ada Lovelace",
});

export interface Begun {
  url: string;
  /** What the browser remembers. */
  cookie: string;
}

export async function begin(over: Partial<Env>, next = "/"): Promise<Begun> {
  const answer = await askAs("", "POST", "/api/sign-in/providers/company", { next }, over);
  if (!answer.ok) throw new Error(await answer.text());
  return { url: (await answer.json<{ url: string }>()).url, cookie: cookieFrom(answer) };
}

export const finish = (cookie: string, brought: object, over: Partial<Env>): Promise<Response> =>
  askAs(cookie, "POST", "/api/sign-in/finish", brought, over);

/** From the button on the sign-in page to the dashboard. */
export async function signInBy(
  provider: OidcProvider,
  person: OidcPerson,
  over: Partial<Env> = configured(provider),
): Promise<Response> {
  const { url, cookie } = await begin(over);
  return await finish(cookie, provider.authorise(url, person), over);
}
