import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { mapSrcset } from "../dom/absolute-urls.ts";
import { cleanUrl } from "./clean-url.ts";
import { cleanWords } from "./words.ts";

// What throws here would cost the page's whole snapshot.
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(..."/?#&=;:%@.*-_ \n\"'a1é•"), maxLength: 80 }),
);
const clean = (text: string): string => cleanText(text);

test.each(["strict", "balanced", "open"] as const)(
  "under %s any text and URL can be cleaned, and once is enough",
  (level) => {
    const url = (text: string): string => cleanUrl(text, level, clean);
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = url(text);
        expect(url(cleaned)).toBe(cleaned);
        mapSrcset(text, url);
        cleanWords(text, level, clean, url);
      }),
      { numRuns: 2_000 },
    );
  },
);
