import { cleanCss } from "../../../protocol/privacy/clean-css.ts";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { excludedPages } from "../../../protocol/privacy/excluded-pages.ts";
import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import { createAttributes } from "./attributes.ts";
import { cleanUrl } from "./clean-url.ts";
import { createFields } from "./fields.ts";
import { levelOf } from "./level.ts";
import type { Privacy } from "./privacy.ts";
import { createStances } from "./stances.ts";
import { createTexts } from "./texts.ts";
import { cleanWords } from "./words.ts";

/** What may leave the page, by the website's settings; without any, level `balanced`. The table is in the README. */
export function createPrivacy(settings: PrivacySettings = {}): Privacy {
  const level = levelOf(settings);
  const showsEmails = settings.maskEmails === false;
  const clean = (text: string): string => cleanText(text, showsEmails);
  const url: Privacy["url"] = (text) => cleanUrl(text, level, clean);
  const cssRules = { isStrict: level === "strict", clean, cleanUrl: url, comment: () => "" };
  const css: Privacy["css"] = (text) => cleanCss(text, cssRules);
  const fields = createFields(level, clean);
  return {
    ...createStances(level, settings),
    ...fields,
    url,
    css,
    text: createTexts({ level, clean, css, value: fields.value }),
    attribute: createAttributes({ level, clean, css, url, value: fields.value }),
    words: (text) => cleanWords(text, level, clean, url),
    isExcluded: excludedPages(settings.excludedPages ?? []),
  };
}
