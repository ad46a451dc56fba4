import type { Mail } from "./mail.ts";

/** Links hold their token behind `#`, which no browser sends: it stands in no log and no referrer. */
export const invitationLink = (dashboardOrigin: string, token: string): string =>
  `${dashboardOrigin}/join#${token}`;

export const resetLink = (dashboardOrigin: string, token: string): string =>
  `${dashboardOrigin}/new-password#${token}`;

export const signUpLink = (dashboardOrigin: string, token: string): string =>
  `${dashboardOrigin}/sign-up/finish#${token}`;

export const resetLetter = (to: string, link: string): Mail => ({
  to,
  subject: "Set a new Playhead password",
  text: `Somebody, probably you, asked for a new password to Playhead.

Set it within an hour: ${link}

If it was not you, leave it be: your password stays as it is.
`,
});

export const invitationLetter = (to: string, organisationName: string, link: string): Mail => ({
  to,
  subject: `Join ${organisationName} on Playhead`,
  text: `You are invited to join ${organisationName} on Playhead.

Accept within seven days: ${link}
`,
});

export const signUpLetter = (to: string, organisationName: string, link: string): Mail => ({
  to,
  subject: "Your Playhead account",
  text: `Somebody, probably you, asked for a Playhead account for ${organisationName}.

Make it within a day: ${link}

If it was not you, leave it be: nothing was made.
`,
});

/** To who asks for an account and has one: the page may not tell, or it would tell it anybody. */
export const accountIsThereLetter = (to: string, dashboardOrigin: string): Mail => ({
  to,
  subject: "You have a Playhead account",
  text: `Somebody, probably you, asked for a Playhead account. You have one already: sign in at ${dashboardOrigin}/sign-in

If it was not you, leave it be: nothing was changed.
`,
});
