import { type SecretPattern, secretPatterns, suspicious } from "./secret-patterns.ts";

/** Fixed width, so that a mask does not tell the length of what it hides. */
export const textMask = "•••";

/** Pictures and fonts within a text: long, and no words. */
const embedded = /^data:(?:image|font|audio|video)\//;

/**
 * @param showsEmails leaves e-mail addresses as they are
 * @returns the text with its secrets masked; the very same string when it has none
 */
export function cleanText(text: string, showsEmails = false): string {
  if (text.length < 6 || !suspicious.test(text) || embedded.test(text)) return text;
  let clean = text;
  for (const secret of secretPatterns) {
    if (!(showsEmails && secret.isEmail)) clean = hide(clean, secret);
  }
  return clean;
}

const hide = (text: string, { pattern, isSecret }: SecretPattern): string =>
  text.replace(pattern, (found) => (isSecret === undefined || isSecret(found) ? textMask : found));
