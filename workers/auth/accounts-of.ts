import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Accounts } from "./accounts.ts";
import { resetLetter, resetLink } from "./letters.ts";
import { sendMail } from "./mail.ts";
import { randomId } from "./random-id.ts";

const minSecretChars = 32;

/** @returns null where the deployment has no secret worth the name: then nobody is signed in */
export const authSecret = ({ AUTH_SECRET = "" }: Env): string | null =>
  AUTH_SECRET.length >= minSecretChars ? AUTH_SECRET : null;

/** Fetched when first needed: it is most of the Worker, and ingest has no use for it. */
export async function accountsOf(env: Env): Promise<Accounts> {
  const secret = authSecret(env);
  if (secret === null) throw new Error("the secret AUTH_SECRET is missing or too short");
  const { openAccounts } = await import("./accounts.ts");
  return openAccounts({
    env,
    secret,
    randomId,
    sendReset: async (email, token) => {
      const letter = resetLetter(email, resetLink(env.DASHBOARD_ORIGIN, token));
      if (!(await sendMail(env, letter)))
        logError("no letter for a new password", new Error("no mail went out"));
    },
  });
}
