import { secretGroups, suspicious } from "./secret-patterns.ts";

/** Fixed width, so that a mask does not tell the length of what it hides. */
export const textMask = "•••";

/** Pictures and fonts within a text, a canvas's picture in a style among them: long, and no words. */
const embedded = /^(?:url\("?)?data:(?:image|font|audio|video)\//;

/**
 * @param showsEmails leaves e-mail addresses as they are
 * @returns the text with its secrets masked; the very same string when it has none
 */
export function cleanText(text: string, showsEmails = false): string {
  if (text.length < 6 || !suspicious.test(text) || embedded.test(text)) return text;
  let clean = text;
  for (const { likely, patterns, isEmail } of secretGroups) {
    if ((showsEmails && isEmail) || !likely.test(clean)) continue;
    for (const { pattern, isSecret } of patterns) {
      clean = clean.replace(pattern, (found) =>
        isSecret === undefined || isSecret(found) ? textMask : found,
      );
    }
  }
  return clean;
}
