import { sign } from "hono/jwt";

import { randomId, randomToken } from "../auth/random-id.ts";

/** Whom the provider knows, by the claims it tells. */
export interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
}

interface Given {
  query: URLSearchParams;
  person: OidcPerson;
}

/**
 * An OpenID provider on a host of its own: description, keys, codes with PKCE, signed tokens, userinfo. What it is asked
 * wrongly it refuses.
 */
export class OidcProvider {
  readonly issuer = `https://idp-${randomId()}.example`;
  readonly clientId = "playhead:1";
  readonly clientSecret = "s%cret/";
  /** What it says otherwise than it is asked to. */
  describes: Record<string, unknown> = {};
  claims: Record<string, unknown> = {};
  isDown = false;
  /** Called when a code is to be exchanged, which is then never answered. */
  onSilence: (() => void) | null = null;
  /** Whether the ID token holds who it is, or only userinfo does. */
  tellsInToken = true;
  signsWith: CryptoKeyPair;
  readonly #alg: "RS256" | "ES256";
  readonly #key: CryptoKeyPair;
  readonly #codes = new Map<string, Given>();
  readonly #tokens = new Map<string, OidcPerson>();

  constructor(alg: "RS256" | "ES256", key: CryptoKeyPair) {
    this.#alg = alg;
    this.#key = key;
    this.signsWith = key;
  }

  /** The person signs in at the address that the browser was sent to. @returns what the browser brings back */
  authorise(address: string, person: OidcPerson): { code: string; state: string; iss: string } {
    const { origin, pathname, searchParams: query } = new URL(address);
    const isRight =
      `${origin}${pathname}` === `${this.issuer}/authorise` &&
      query.get("response_type") === "code" &&
      query.get("client_id") === this.clientId &&
      query.get("code_challenge_method") === "S256" &&
      query.get("scope")?.split(" ").includes("openid");
    if (!isRight) throw new Error(`asked wrongly: ${address}`);
    const code = randomToken();
    this.#codes.set(code, { query, person });
    return { code, state: query.get("state") ?? "", iss: this.issuer };
  }

  async answer(request: Request): Promise<Response> {
    if (this.isDown) return new Response("down", { status: 500 });
    switch (new URL(request.url).pathname) {
      case "/.well-known/openid-configuration":
        return Response.json({ ...this.#description(), ...this.describes });
      case "/keys": {
        const key = await jwkOf(this.#key.publicKey);
        return Response.json({ keys: [{ ...key, kid: "1", alg: this.#alg, use: "sig" }] });
      }
      case "/token":
        if (this.onSilence !== null) {
          this.onSilence();
          return await new Promise<never>(() => {});
        }
        return await this.#exchange(request);
      case "/userinfo": {
        const person = this.#tokens.get(request.headers.get("authorization")?.slice("Bearer ".length) ?? "");
        return person === undefined ? new Response(null, { status: 401 }) : Response.json(person);
      }
      default:
        return new Response(null, { status: 404 });
    }
  }

  #description() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorise`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      authorization_response_iss_parameter_supported: true,
    };
  }

  async #exchange(request: Request): Promise<Response> {
    const form = await request.formData();
    const code = String(form.get("code"));
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    const isClient = this.#isClient(request.headers.get("authorization"), form);
    if (given === undefined || !isClient || !(await isProof(form, given.query)))
      return Response.json({ error: "invalid_grant" }, { status: 400 });
    const accessToken = randomToken();
    this.#tokens.set(accessToken, given.person);
    const idToken = await this.#idToken(given);
    return Response.json({ token_type: "Bearer", access_token: accessToken, id_token: idToken });
  }

  /** RFC 6749, section 2.3.1: id and secret are form-encoded before they are joined; or both stand in the form. */
  #isClient(authorization: string | null, form: FormData): boolean {
    if (authorization === null)
      return form.get("client_id") === this.clientId && form.get("client_secret") === this.clientSecret;
    const [id, secret] = atob(authorization.slice("Basic ".length)).split(":").map(decodeURIComponent);
    return id === this.clientId && secret === this.clientSecret;
  }

  async #idToken({ query, person }: Given): Promise<string> {
    const exp = Math.floor(Date.now() / 1_000) + 300;
    const payload = {
      ...(this.tellsInToken ? person : { sub: person.sub }),
      ...{ iss: this.issuer, aud: this.clientId, exp, nonce: query.get("nonce"), ...this.claims },
    };
    const key = await jwkOf(this.signsWith.privateKey);
    return await sign(payload, { ...key, kid: "1", alg: this.#alg }, this.#alg);
  }
}

async function isProof(form: FormData, query: URLSearchParams): Promise<boolean> {
  const verifier = new TextEncoder().encode(String(form.get("code_verifier")));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", verifier));
  const challenge = btoa(String.fromCharCode(...hash))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
  return (
    form.get("grant_type") === "authorization_code" &&
    form.get("redirect_uri") === query.get("redirect_uri") &&
    challenge === query.get("code_challenge")
  );
}

async function jwkOf(key: CryptoKey): Promise<JsonWebKey> {
  const exported = await crypto.subtle.exportKey("jwk", key);
  if (exported instanceof ArrayBuffer) throw new Error("a key was exported as bytes");
  return exported;
}

const shapes = {
  RS256: {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2_048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  },
  ES256: { name: "ECDSA", namedCurve: "P-256" },
};

export async function oidcKey(alg: "RS256" | "ES256"): Promise<CryptoKeyPair> {
  const key = await crypto.subtle.generateKey(shapes[alg], true, ["sign", "verify"]);
  if (!("privateKey" in key)) throw new Error("no pair of keys was made");
  return key;
}

export const makeOidcProvider = async (alg: "RS256" | "ES256" = "ES256"): Promise<OidcProvider> =>
  new OidcProvider(alg, await oidcKey(alg));

/** Answers what is fetched of these providers; all else goes where it goes. @returns what ends that */
export function answerAt(providers: readonly OidcProvider[]): () => void {
  const elsewhere = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const found = providers.find(({ issuer }) => request.url.startsWith(`${issuer}/`));
    return found === undefined ? await elsewhere(input, init) : await found.answer(request);
  };
  return () => {
    globalThis.fetch = elsewhere;
  };
}
