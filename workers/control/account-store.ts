import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { drizzle } from "drizzle-orm/d1";
import { credentials, logins, people, verifications } from "./account-schema.ts";

/** The accounts' tables, under the names that better-auth has for them. D1 knows no transaction across requests. */
export const accountStore = (control: D1Database) =>
  drizzleAdapter(drizzle(control), {
    provider: "sqlite",
    transaction: false,
    schema: {
      user: people,
      session: logins,
      account: credentials,
      verification: verifications,
    },
  });
