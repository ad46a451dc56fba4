import { namespaceOf } from "../dom/native.ts";

/** What an attribute may hold. */
export type AttributeKind =
  /** Text for people, a browser shows or speaks it. */
  | "text"
  | "url"
  | "urls"
  | "css"
  /** What a field, a list or a bar holds. */
  | "value"
  /** Says how the page is built: shown, without the secrets in it. */
  | "structure"
  /** Numbers that draw a shape; a pattern would find cards in them. */
  | "shape"
  /** A name of the website's own, `data-…` among them, or one that nobody needs to see the page. */
  | "own"
  /** Code, or what only a browser or server needs. */
  | "never";

const kinds = new Map<string, AttributeKind>();
const put = (kind: AttributeKind, names: string): void => {
  for (const name of names.split(" ")) kinds.set(name, kind);
};
put("text", "content");
put("url", "href src action formaction poster cite data background xlink:href");
put("urls", "srcset imagesrcset");
put("css", "style");
put("value", "value");
// The last ones would keep a player, which stands on another origin, from showing a picture or a frame.
put("never", "srcdoc nonce integrity ping crossorigin sandbox allow csp");
put(
  "structure",
  "class id type name role for form lang dir rel media target charset sizes width height colspan rowspan headers span align valign bgcolor border cellpadding cellspacing color size start min max step minlength maxlength pattern list rows cols tabindex is slot part exportparts contenteditable frameborder marginwidth marginheight hspace vspace face xml:space autocomplete usemap shape coords low high optimum popovertarget accept open version xmlns aria-activedescendant aria-controls aria-describedby aria-labelledby aria-level aria-owns aria-posinset aria-setsize aria-valuemax aria-valuemin",
);
put(
  "shape",
  "d x1 x2 y1 y2 dx dy points offset in in2 result mode values scale operator rotate from to by dur begin",
);

const svgNamespace = "http://www.w3.org/2000/svg";

export function kindOfAttribute(element: Element, name: string): AttributeKind {
  const known = kinds.get(name);
  if (known !== undefined && known !== "shape") return known;
  if (/^on/i.test(name)) return "never";
  if (namespaceOf(element) !== svgNamespace) return "own";
  return mayBeShape(name) ? "shape" : "own";
}

const shapes = new Map<string, boolean>();

/**
 * Whether the attribute draws something in a drawing and is the page's own elsewhere: there every CSS property may be an
 * attribute, and the others are written like `viewBox`.
 */
export function mayBeShape(name: string): boolean {
  let isShape = shapes.get(name);
  if (isShape === undefined) {
    isShape =
      kinds.get(name) === "shape" || /^[a-z]+[A-Z]/.test(name) || name in document.documentElement.style;
    shapes.set(name, isShape);
  }
  return isShape;
}
