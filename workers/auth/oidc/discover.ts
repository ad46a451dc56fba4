import * as z from "zod";
import { AppError } from "../../app-error.ts";
import { makeExpiringCache } from "../../control/expiring-cache.ts";
import { askProvider } from "./ask-provider.ts";
import { type Provider, providerUrl } from "./providers-of.ts";

/** OpenID Connect Discovery 1.0, section 3: what of it is used. */
const described = z.object({
  issuer: z.string(),
  authorization_endpoint: providerUrl,
  token_endpoint: providerUrl,
  jwks_uri: providerUrl,
  userinfo_endpoint: providerUrl.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});
export type Described = z.infer<typeof described>;

/** A provider's addresses change with a deployment of theirs, if ever. */
const keptMs = 600_000;
const kept = makeExpiringCache<string, Described>(20);

/** @throws AppError `provider_misconfigured`, `provider_unavailable` */
export async function discover({ id, issuer }: Provider, nowMs: number): Promise<Described> {
  const known = kept.get(issuer, nowMs);
  if (known !== undefined) return known;
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const parsed = described.safeParse(await askProvider(url));
  if (!parsed.success)
    throw misconfigured(`The description of the provider ${id} lacks what a sign-in needs.`);
  // Or one provider could speak for another (section 4.3).
  if (parsed.data.issuer !== issuer)
    throw misconfigured(`The provider ${id} describes itself as another issuer than is configured.`);
  kept.set(issuer, parsed.data, nowMs + keptMs);
  return parsed.data;
}

const misconfigured = (message: string) => new AppError("provider_misconfigured", message);
