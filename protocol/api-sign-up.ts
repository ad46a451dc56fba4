import * as z from "zod";
import { accountName, email, newPassword } from "./api-accounts.ts";

/** How somebody comes to an organisation of their own, as schemas. */

export const signUpState = z.object({
  isOpen: z.boolean().describe("Whether this deployment lets anybody make an account."),
});

export const signUpRequest = z.object({ email, organisationName: accountName });
export type SignUpRequest = z.infer<typeof signUpRequest>;

/** Of the mailed link; it holds what was asked for, signed. */
const token = z.string().min(1).max(1_000);
export const signUpToken = z.object({ token });
export const signUpAnswer = z.object({ token, name: accountName, password: newPassword });
export type SignUpAnswer = z.infer<typeof signUpAnswer>;

export const newOrganisation = z.object({ name: accountName });
export const organisationMade = z.object({ organisationId: z.string() });
