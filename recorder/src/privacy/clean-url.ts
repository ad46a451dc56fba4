import { textMask } from "../../../protocol/privacy/clean-text.ts";
import type { Clean, Level } from "./level.ts";

/** Stands in a URL without being encoded. */
export const urlMask = "***";

/** Values of these say what is shown, not to whom. */
const harmlessKeys =
  /^(?:utm_\w{1,16}|page|per_page|sort|sort_by|order|dir|tab|view|lang|locale|hl|limit|offset|v|ver|version|w|h|width|height|dpr|fit|format|quality|auto)$/i;
const secretKeys =
  /token|key|secret|pass|pwd|auth|code|sig|sess|sid|jwt|otp|pin|mail|phone|ssn|card|cvv|iban/i;
const longestShown = 40;

/** Made by a machine: a UUID, or a long stretch in which letters and digits mix. */
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const isToken = (text: string): boolean =>
  uuid.test(text) ||
  text.split(/[^\w~%+=]|_/).some((run) => run.length >= 16 && /\d/.test(run) && /[a-z]/i.test(run));

/** Names of files carry a hash of what is in them. */
const isFile = (segment: string): boolean => /\.[a-z][a-z\d]{1,4}$/i.test(segment);
/** All that level strict shows of a path. */
const isPlainWord = (segment: string): boolean => /^[a-z][a-z_-]{0,31}(?:\.[a-z]{2,5})?$/i.test(segment);

/** Schemes that lead to a page or file; of another only its name is told, since what follows may be an address. */
const pageSchemes = /^(?:https?|wss?|file|chrome-extension|moz-extension|blob|about)$/i;

/**
 * A URL without what it says of the visitor: user and password, values of the query and of the hash, tokens in the path.
 * Works on the text as it is, absolute or relative.
 */
export function cleanUrl(url: string, level: Level, clean: Clean): string {
  const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(url)?.[1] ?? "";
  if (/^data$/i.test(scheme)) return cleanData(url, level);
  if (scheme !== "" && !pageSchemes.test(scheme)) return `${scheme}:${urlMask}`;
  const [, head = "", query, hash] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  const [, before = "", path = ""] = /^((?:[a-z][a-z\d+.-]*:)?\/\/[^/]*|)(.*)$/is.exec(head) ?? [];
  let result = before.replace(/\/\/.*@/, "//") + cleanPath(path, level, clean);
  if (level === "strict") return result;
  if (query !== undefined) result += `?${cleanQuery(query, level, clean)}`;
  if (hash !== undefined) {
    // Of a URL that is nothing but a hash: the page wrote it to name a part of itself.
    const isOwn = head === "" && query === undefined && !/[=/]/.test(hash);
    result += `#${isOwn && isClean(hash, clean) ? hash : cleanHash(hash, level, clean)}`;
  }
  return result;
}

/** A picture within the page is content like text; strict blocks those. */
const cleanData = (url: string, level: Level): string =>
  level !== "strict" && /^data:(?:image|font|audio|video)\//i.test(url) ? url : "data:,";

function cleanPath(path: string, level: Level, clean: Clean): string {
  return path
    .split("/")
    .map((segment) => {
      if (segment === "") return "";
      const [name = "", ...parameters] = segment.split(";");
      const isShown =
        isClean(name, clean) && (level === "strict" ? isPlainWord(name) : isFile(name) || !isToken(name));
      return (isShown ? name : urlMask) + (parameters.length > 0 ? `;${urlMask}` : "");
    })
    .join("/");
}

const cleanQuery = (query: string, level: Level, clean: Clean): string =>
  query
    .split("&")
    .map((pair) => {
      if (pair === "") return "";
      const equals = pair.indexOf("=");
      const key = equals === -1 ? pair : pair.slice(0, equals);
      const value = equals === -1 ? "" : pair.slice(equals + 1);
      const isName = /^[\w.[\]%-]{1,40}$/.test(key) && isClean(key, clean) && !isToken(key);
      // Without a value the key itself may be what is told.
      if (equals === -1) return isName && harmlessKeys.test(key) ? key : urlMask;
      return `${isName ? key : urlMask}=${isShownValue(key, value, level, clean) ? value : value && urlMask}`;
    })
    .join("&");

function isShownValue(key: string, value: string, level: Level, clean: Clean): boolean {
  if (!isClean(value, clean) || isToken(value)) return false;
  if (level === "open") return !secretKeys.test(key);
  return harmlessKeys.test(key) && value.length <= longestShown;
}

function cleanHash(hash: string, level: Level, clean: Clean): string {
  if (/^!?\//.test(hash)) {
    const [path = "", query] = hash.split(/\?(.*)/s);
    return cleanPath(path, level, clean) + (query === undefined ? "" : `?${cleanQuery(query, level, clean)}`);
  }
  if (hash.includes("=")) return cleanQuery(hash, level, clean);
  return hash === "" || (level === "open" && isClean(hash, clean) && !isToken(hash)) ? hash : urlMask;
}

function isClean(text: string, clean: Clean): boolean {
  if (clean(text) !== text) return false;
  if (!text.includes("%")) return true;
  try {
    const decoded = decodeURIComponent(text);
    return clean(decoded) === decoded;
  } catch {
    return !text.includes(textMask);
  }
}
