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

/** better-auth's own linking, behind a flow of ours: of the provider's tokens none is kept. */
export const providerLogin = {
  id: "provider-login",
  endpoints: {
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
