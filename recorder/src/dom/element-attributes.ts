import type { Privacy, Stance } from "../privacy/privacy.ts";
import { absoluteCss, absoluteUrl, mapSrcset } from "./absolute-urls.ts";
import { baseOf } from "./base-of.ts";
import { addFieldState } from "./field-values.ts";
import { attributeNamesOf, attributeOf } from "./native.ts";
import type { Attributes } from "./serialized-node.ts";
import { isReadable, sheetText } from "./sheet-text.ts";
import { noteSheet } from "./told-sheets.ts";

/** An element's attributes and state as the replayer takes them. */
export function attributesOf(
  element: Element,
  tagName: string,
  stance: Stance,
  privacy: Privacy,
): Attributes {
  if (stance.isBlocked) return boxOf(element);
  const attributes: Attributes = {};
  for (const name of attributeNamesOf(element)) {
    const value = attributeOf(element, name);
    const told = value === null ? null : attributeValue(element, tagName, name, value, stance, privacy);
    if (told !== null) attributes[name] = told;
    // One of the page's own that is called like a sheet.
    if (name === "_cssText") noteSheet(attributes);
  }
  switch (tagName) {
    case "link":
      if (isLargeSheet(element)) {
        // It takes long to read and is told by itself; nobody is to load it meanwhile.
        delete attributes.rel;
        delete attributes.href;
      } else putSheet(attributes, element, privacy);
      break;
    case "input":
    case "textarea":
    case "select":
    case "option":
      addFieldState(attributes, element, tagName, stance, privacy);
      break;
    case "dialog":
      if ("open" in attributes) attributes.rr_open_mode = openMode(element);
      break;
    case "video":
    case "audio":
      addMediaState(attributes, element);
      break;
    case "iframe":
      // A frame whose document is told must not load another one in the player.
      if (attributes.src !== undefined && !isReadableFrame(element)) attributes.rr_src = attributes.src;
      delete attributes.src;
      delete attributes.srcdoc;
      break;
  }
  return attributes;
}

/** The replayer draws what has this class as a box, in the size that `rr_width` and `rr_height` give. */
function boxOf(element: Element): Attributes {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { class: "rr-block", rr_width: `${width}px`, rr_height: `${height}px` };
}

/** What is told of one attribute; null leaves it out. */
export function attributeValue(
  element: Element,
  tagName: string,
  name: string,
  value: string,
  stance: Stance,
  privacy: Privacy,
): string | null {
  // Handlers show nothing.
  if (name.startsWith("on") && name in element) return null;
  if (name === "autoplay" && (tagName === "video" || tagName === "audio")) return null;
  const told = privacy.attribute(element, name, value, stance);
  return told && urlNames.has(name) ? withAbsoluteUrls(element, tagName, name, told, privacy) : told;
}

/** Attributes in which an address may stand. */
const urlNames = new Set("style src poster href xlink:href srcset imagesrcset background data".split(" "));

function withAbsoluteUrls(
  element: Element,
  tagName: string,
  name: string,
  value: string,
  privacy: Privacy,
): string {
  switch (name) {
    case "style":
      return value.includes("url(") ? absoluteCss(value, baseOf(element, privacy)) : value;
    case "src":
    case "poster":
      return absoluteUrl(value, baseOf(element, privacy));
    case "href":
      // Nobody follows a link in the player, and style sheets select links by what stands in the page.
      return /^(?:a|area)$/.test(tagName) || (tagName === "use" && value.startsWith("#"))
        ? value
        : absoluteUrl(value, baseOf(element, privacy));
    case "xlink:href":
      return value.startsWith("#") ? value : absoluteUrl(value, baseOf(element, privacy));
    case "srcset":
    case "imagesrcset":
      return mapSrcset(value, (url) => absoluteUrl(url, baseOf(element, privacy)));
    case "background":
      return /^(?:table|td|th|body)$/.test(tagName) ? absoluteUrl(value, baseOf(element, privacy)) : value;
    case "data":
      return tagName === "object" ? absoluteUrl(value, baseOf(element, privacy)) : value;
    default:
      return value;
  }
}

/** Puts a sheet's rules in place of what would load them; false when they cannot be read. */
export function putSheet(attributes: Record<string, unknown>, element: Element, privacy: Privacy): boolean {
  const text = cssOf(element, privacy);
  if (text === null) return false;
  delete attributes.rel;
  delete attributes.href;
  attributes._cssText = text;
  noteSheet(attributes);
  return true;
}

/** A `style`'s or `link`'s rules as they may leave the page; null when they cannot be read, or there are none. */
export function cssOf(element: Element, privacy: Privacy): string | null {
  const text = sheetText(sheetOf(element), baseOf(element, privacy));
  return text ? privacy.css(text) : null;
}

/** Reading so many rules takes some milliseconds, and naming their text as many again. */
const largeSheetRules = 300;

export function isLargeSheet(link: Element): boolean {
  const sheet = sheetOf(link);
  return isReadable(sheet) && (sheet?.cssRules.length ?? 0) > largeSheetRules;
}

/** A `style`'s or `link`'s sheet; by property, since those of frames have other classes. */
export function sheetOf(element: Element): CSSStyleSheet | null {
  const sheet: CSSStyleSheet | null | undefined = Reflect.get(element, "sheet");
  return sheet ?? null;
}

export const openMode = (dialog: Element): string => (dialog.matches("dialog:modal") ? "modal" : "non-modal");

export function isReadableFrame(iframe: Element): boolean {
  try {
    return Reflect.get(iframe, "contentDocument") !== null;
  } catch {
    return false;
  }
}

function addMediaState(attributes: Attributes, element: Element): void {
  const media: Partial<HTMLMediaElement> = element;
  attributes.rr_mediaState = media.paused === false ? "played" : "paused";
  attributes.rr_mediaCurrentTime = media.currentTime ?? 0;
  attributes.rr_mediaPlaybackRate = media.playbackRate ?? 1;
  attributes.rr_mediaMuted = media.muted === true;
  attributes.rr_mediaLoop = media.loop === true;
  attributes.rr_mediaVolume = media.volume ?? 1;
}
