/** What stands in a path, by its name there: an example of the right shape, and what it is. */
export const pathParameters: Record<string, { description: string; example: string }> = {
  websiteId: { description: "A website of the caller's organisation.", example: "web_demo" },
  sessionId: {
    description: "`ses_`, the website's tag, the start in server time (ms, base 36), 16 random characters.",
    example: "ses_demo_mi8zk3a0_abcdefghijklmnop",
  },
  signalId: {
    description: "As in a timeline's `signals`; of signals of one session.",
    example: "sig_0123456789abcdef",
  },
  visitorId: { description: "As in a session's `visitorId`.", example: "vis_abcdefghijklmnop" },
  contactId: {
    description: "The `id` that the website gave to `identify()`, percent-encoded.",
    example: "user-42",
  },
  organisationId: { description: "One that the person belongs to.", example: "org_demo" },
  passkeyId: { description: "As in the list of one's passkeys.", example: "pas_abcdefghijklmnopqrst" },
  providerId: { description: "As in the list of identity providers.", example: "company" },
  personId: { description: "As in the list of members.", example: "per_abcdefghijklmnop" },
  invitationId: { description: "As in the list of invitations.", example: "inv_abcdefghijklmnop" },
  loginId: { description: "As in the list of logins.", example: "log_abcdefghijklmnop" },
  keyId: { description: "As in the list of keys.", example: "key_abcdefghijklmnop" },
  tag: { description: "Percent-encoded.", example: "to read" },
  noteId: { description: "As in the list of a session's notes.", example: "not_abcdefghijklmnopqrst" },
  fingerprint: { description: "As in the list of errors.", example: "Ab3dEf6hIj9lMn2p" },
  shareId: { description: "As in the list of a session's links.", example: "sha_abcdefghijklmnopqrst" },
  webhookId: { description: "As in the list of webhooks.", example: "whk_abcdefghijklmnopqrst" },
  deliveryId: { description: "As in a webhook's log.", example: "whd_abcdefghijklmnopqrst" },
  token: { description: "Secret of a public link.", example: "abcdefghijklmnopqrstuvwxyz012345" },
  receiptId: { description: "Of an erasure.", example: "era_abcdefghijklmnopqrst" },
  hash: {
    description: "SHA-256 of a style sheet's UTF-8 bytes, base64url.",
    example: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
  },
  n: { description: "Number of a segment, as the timeline names it.", example: "0" },
  siteKey: { description: "A public key of the website.", example: "pk_demo" },
  tabId: { description: "Made by the recorder, one for each tab.", example: "tab_abcdefghijkl" },
  seq: { description: "Number of the chunk in its tab, from 0.", example: "0" },
  file: { description: "One of the reference page's own files.", example: "swagger-ui.css" },
};

/** Names in braces, in their order. */
export const namesIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
