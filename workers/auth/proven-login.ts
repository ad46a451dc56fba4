import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { handleOAuthUserInfo } from "better-auth/oauth2";
import * as z from "zod";

/** An account at an identity provider, whose e-mail address the provider has verified. */
const providerAccount = z.object({
  providerId: z.string(),
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
});
export type ProviderAccount = z.infer<typeof providerAccount>;

/** Logins for who has proven to us who they are, which better-auth begins as it does its own. */
export const provenLogin = {
  id: "proven-login",
  endpoints: {
    signInAs: createAuthEndpoint(
      "/sign-in/as",
      { method: "POST", body: z.object({ personId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.personId);
        if (user === null) throw new Error("a login is asked for nobody");
        await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user });
        return ctx.json({ user: { id: user.id } });
      },
    ),
    /** With its own linking: of the provider's tokens none is kept. */
    signInByProvider: createAuthEndpoint(
      "/sign-in/by-provider",
      { method: "POST", body: providerAccount, metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { providerId, accountId, email, name } = ctx.body;
        const { data } = await handleOAuthUserInfo(ctx, {
          userInfo: { id: accountId, email, emailVerified: true, name },
          account: { providerId, accountId },
        });
        if (data === null) throw new APIError("UNAUTHORIZED");
        await setSessionCookie(ctx, data);
        return ctx.json({ user: { id: data.user.id } });
      },
    ),
  },
} satisfies BetterAuthPlugin;
