import { digitsOf, passesLuhn, passesMod97 } from "./check-digits.ts";

/**
 * What counts as a secret wherever it stands in a text: one list for the recorder and for the server. Each pattern is
 * bounded, or begins behind a look at the character before, so that no text makes it slow.
 */
interface SecretPattern {
  pattern: RegExp;
  /** For shapes that other texts share. */
  isSecret?: (found: string) => boolean;
}

/** Patterns that one cheap look rules out together. */
export interface SecretGroup {
  likely: RegExp;
  patterns: readonly SecretPattern[];
  /** A website may ask to see them. */
  isEmail?: true;
}

/** A text without any of these holds none of the secrets below; most texts of a page fall through here. */
export const suspicious = /[@\d=_:%]|eyJ/;

const fileEnding = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|json|woff2?|html?)$/i;
const dateLike = /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|^\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}/;
/** E.164: at most 15 digits; below 8 it is more often something else. */
const isPhone = (found: string): boolean => {
  const { length } = digitsOf(found);
  return length >= 8 && length <= 15 && !dateLike.test(found);
};

export const secretGroups: readonly SecretGroup[] = [
  {
    likely:
      /eyJ|earer\s|[srp]k[-_]|whsec|gh[pousr]_|github_pat|glpat|npm_|xox|AKIA|ASIA|AIza|ya29|SG\.|shp|PRIVATE/i,
    patterns: [
      // JSON Web Token: three base64url parts, the first a JSON object.
      { pattern: /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g },
      { pattern: /(?<=\bbearer\s{1,4})[\w.~+/-]{12,}=*/gi },
      // Keys by the prefixes their makers document: Stripe, OpenAI and Anthropic, GitHub, GitLab, npm, Slack, AWS, Google,
      // SendGrid, Shopify.
      {
        pattern:
          /(?<![\w-])(?:(?:[srp]k_(?:live|test)_|whsec_)[A-Za-z0-9]{10,}|sk-[\w-]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{30,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|A[KS]IA[0-9A-Z]{16}(?!\w)|AIza[\w-]{35}|ya29\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32})/g,
      },
      {
        pattern:
          /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\w\s+/=]*(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g,
      },
    ],
  },
  {
    likely: /(?:token|secret|passw(?:or)?d|api_?key)["']?\s{0,4}[=:]/i,
    patterns: [
      // What a text itself calls a secret: `password=…`, `"token":"…"`.
      {
        pattern:
          /(?<=(?:token|secret|passw(?:or)?d|api_?key)(?:=|["']\s{0,4}[:=]\s{0,4}["']?|[:=]\s{0,4}["']))[^\s"'&,;<>{}•]{4,}/gi,
      },
    ],
  },
  {
    // The shortest of them has eight digits, each at most three characters behind the one before.
    likely: /\d(?:\D{0,3}\d){7}/,
    patterns: [
      // Payment cards: 14 to 19 digits, in groups or not, first digit 2 to 6 (ISO/IEC 7812), check digit right.
      {
        pattern: /(?<![\w.-])[2-6](?:[ \u00a0\u2009\u202f\u2011\u2013-]?\d){13,18}(?![\w-]|\.\d)/g,
        isSecret: passesLuhn,
      },
      {
        pattern: /(?<![\w-])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)/g,
        isSecret: passesMod97,
      },
      // United States social security numbers as written; ranges never given out are let through.
      { pattern: /(?<![\w-])(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])/g },
      // Phone numbers: international, North American, and national ones with their leading 0.
      {
        pattern: /(?<![\w.+-]|\d )(?:\+|00(?=[1-9]\d[ /-]))[1-9](?:[ ().\u00a0/-]{0,3}\d){7,14}(?![\w-])/g,
        isSecret: isPhone,
      },
      {
        pattern:
          /(?<![\w.+-]|\d )(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?![\w-]|\.\d| \d)/g,
      },
      {
        pattern:
          /(?<![\w.,:+/-]|\d )(?:\(0[1-9]\d{0,4}\)|0[1-9]\d{0,4})[ /-]\d(?:[ -]?\d){5,9}(?![\w-]|[.,:/]\d)/g,
        isSecret: (found) => digitsOf(found).length >= 9 && isPhone(found),
      },
    ],
  },
  {
    likely: /@|%40/,
    isEmail: true,
    patterns: [
      // E-mail addresses; `logo@2x.png` is a file.
      {
        pattern: /(?<![\w.+-])[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}\b/g,
        isSecret: (found) => !fileEnding.test(found),
      },
    ],
  },
];
