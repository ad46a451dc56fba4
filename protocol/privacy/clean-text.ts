/**
 * The second privacy net: patterns of secrets that a page shows as plain text. The recorder's own filter knows
 * elements; this one knows only text, and stands before every reader of what was stored.
 */

/** Fixed width, so that a mask does not tell the length of what it hides. */
const mask = "•••";

/** A text without any of these holds none of the secrets below; most texts of a page fall through here. */
const suspicious = /@|eyJ|\d{4}|\d{3}-\d{2}-|[srp]k_|gh[pousr]_|AKIA|xox/;

const rules: readonly [pattern: RegExp, isSecret: (found: string) => boolean][] = [
  // JSON Web Token: three base64url parts, the first two of them JSON objects.
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g, () => true],
  // Keys by the prefixes their makers document: Stripe, GitHub, AWS, Slack.
  [/\b[srp]k_(?:live|test)_[A-Za-z0-9]{10,}/g, () => true],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|xox[abprs]-[A-Za-z0-9-]{10,})/g, () => true],
  // Payment cards: 14 to 19 digits, in groups or not, first digit 2 to 6 (ISO/IEC 7812), check digit right.
  [/(?<![\w.-])[2-6](?:[ -]?\d){13,18}(?![\w-]|\.\d)/g, passesLuhn],
  // United States social security numbers as written; ranges never given out are let through.
  [/(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g, () => true],
  // E-mail addresses; `logo@2x.png` is a file.
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}\b/g, (found) => !fileEnding.test(found)],
];

const fileEnding = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|json|woff2?|html?)$/i;

/** @returns the text with its secrets masked; the very same string when it has none */
export function cleanText(text: string): string {
  if (text.length < 6 || !suspicious.test(text)) return text;
  let clean = text;
  for (const [pattern, isSecret] of rules) {
    clean = clean.replace(pattern, (found) => (isSecret(found) ? mask : found));
  }
  return clean;
}

function passesLuhn(text: string): boolean {
  let sum = 0;
  let doubles = false;
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) continue;
    const value = doubles ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    doubles = !doubles;
  }
  return sum % 10 === 0;
}
