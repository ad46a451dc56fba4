import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import type { Stance } from "./privacy.ts";

export type Level = NonNullable<PrivacySettings["level"]>;

/** What a text of the page may be shown as: without its secrets, see `cleanText`. */
export type Clean = (text: string) => string;

export const levelOf = ({ level }: PrivacySettings): Level =>
  level === "strict" || level === "open" ? level : "balanced";

/** The level that counts for an element: a website may show parts of a page that is strict. */
export const levelFor = (level: Level, stance: Stance): Level =>
  level === "strict" && stance.isPublic ? "balanced" : level;
