import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";

/** By which name the accounts' options know the cookie that ties an authenticator's answer to the question. */
export const passkeyCookie = "passkey";

/** A passkey is good for the dashboard's host alone: it answers no other site that looks alike. */
export const passkeyLogin = (dashboardOrigin: string) =>
  passkey({
    rpID: new URL(dashboardOrigin).hostname,
    rpName: "Playhead",
    origin: dashboardOrigin,
    // The sign-in page asks for no address, and the key stands for a password as well.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: async ({ verification }) =>
        needVerified(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        needVerified(verification.authenticationInfo.userVerified),
    },
    advanced: { webAuthnChallengeCookie: passkeyCookie },
  });

/** Whether the device made sure who uses it, by finger, face or number: the library asks for it and does not insist. */
function needVerified(isVerified: boolean | undefined): void {
  if (isVerified !== true) throw new APIError("UNAUTHORIZED");
}
