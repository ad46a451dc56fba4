import * as z from "zod";
import { type OrganisationId, parseOrganisationId } from "../../../protocol/ids.ts";
import type { Env } from "../../env.ts";

/** Secrets and codes go there: https alone, but for a provider on the developer's own machine. */
export const providerUrl = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1)$/.test(hostname));
}, "needs https");

const organisationId = z.string().transform((text, context): OrganisationId => {
  const parsed = parseOrganisationId(text);
  if (parsed !== null) return parsed;
  context.addIssue("is no organisation's id");
  return z.NEVER;
});

/** One element of the secret `OIDC_PROVIDERS`. */
const provider = z
  .strictObject({
    /** Names it in the API and the audit log. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, "needs 1 to 40 of a-z, 0-9 and -"),
    name: z.string().trim().min(1).max(60),
    /** Exactly as the provider's description spells it. With another one, people are others, too. */
    issuer: providerUrl,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    /** Who may come: addresses of these domains alone. Absent: of any. */
    emailDomains: z.array(z.string().min(1).toLowerCase()).min(1).optional(),
    /** Who comes for the first time becomes a member of it. */
    organisationId: organisationId.optional(),
    /** As which; nobody becomes an owner by themself. */
    role: z.enum(["admin", "member", "viewer"]).default("viewer"),
  })
  // Many a provider knows the whole world.
  .refine((given) => given.organisationId === undefined || given.emailDomains !== undefined, {
    path: ["emailDomains"],
    message: "is needed where people join an organisation",
  });
export type Provider = z.infer<typeof provider>;

const providers = z
  .array(provider)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "has an id twice");

export type ProvidersRead =
  | { kind: "read"; providers: Provider[] }
  /** Names the place and never what stands there. */
  | { kind: "wrong"; words: string };

export function readProviders({ OIDC_PROVIDERS = "" }: Pick<Env, "OIDC_PROVIDERS">): ProvidersRead {
  if (OIDC_PROVIDERS.trim() === "") return { kind: "read", providers: [] };
  const parsed = providers.safeParse(jsonOrNull(OIDC_PROVIDERS));
  if (parsed.success) return { kind: "read", providers: parsed.data };
  const [issue] = parsed.error.issues;
  const place = ["OIDC_PROVIDERS", ...(issue?.path ?? [])].join(".");
  return { kind: "wrong", words: `${place}: ${issue?.message ?? "cannot be read"}` };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
