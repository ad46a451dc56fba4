import { namespaceOf } from "../dom/native.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

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
  /** A name of the website's own, `data-…` among them. */
  | "own"
  /** Code, or what only a browser or server needs. */
  | "never";

const kinds = new Map<string, AttributeKind>();
const put = (kind: AttributeKind, names: string): void => {
  for (const name of names.split(" ")) kinds.set(name, kind);
};
put(
  "text",
  "title alt placeholder label summary abbr content download aria-label aria-description aria-valuetext aria-valuenow aria-placeholder aria-roledescription aria-braillelabel aria-brailleroledescription standby",
);
put("url", "href src action formaction poster cite data background xlink:href longdesc");
put("urls", "srcset imagesrcset");
put("css", "style");
put("value", "value");
put("never", "srcdoc nonce integrity ping jsaction");
put(
  "structure",
  "class id type name role for form lang dir rel media target width height colspan rowspan headers scope span align valign bgcolor border cellpadding cellspacing color face size start reversed checked selected disabled readonly required multiple autofocus autocomplete min max step minlength maxlength pattern list rows cols wrap tabindex hidden inert open is slot part exportparts contenteditable spellcheck translate draggable inputmode enterkeyhint method enctype accept charset http-equiv property itemprop itemscope itemtype datetime loading decoding fetchpriority crossorigin referrerpolicy sizes usemap ismap shape coords controls autoplay loop muted playsinline preload kind srclang default allow allowfullscreen sandbox frameborder scrolling marginwidth marginheight low high optimum popover popovertarget commandfor command shadowrootmode nowrap noshade clear compact as async defer nomodule version xmlns xmlns:xlink xml:space xml:lang",
);
put(
  "structure",
  "aria-activedescendant aria-atomic aria-autocomplete aria-busy aria-checked aria-colcount aria-colindex aria-colspan aria-controls aria-current aria-describedby aria-details aria-disabled aria-errormessage aria-expanded aria-flowto aria-haspopup aria-hidden aria-invalid aria-keyshortcuts aria-labelledby aria-level aria-live aria-modal aria-multiline aria-multiselectable aria-orientation aria-owns aria-posinset aria-pressed aria-readonly aria-relevant aria-required aria-rowcount aria-rowindex aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax aria-valuemin",
);
put(
  "shape",
  "d x1 x2 y1 y2 dx dy fx fy points path pathLength viewBox preserveAspectRatio transform gradientTransform gradientUnits spreadMethod patternTransform patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerHeight markerWidth markerUnits refX refY orient radius rotate textLength lengthAdjust startOffset stdDeviation in in2 result mode values scale attributeName from to by dur begin end repeatCount keyTimes keySplines calcMode additive primitiveUnits filterUnits baseFrequency numOctaves k1 k2 k3 k4 operator",
);

/** A page that makes up names without end must not fill the memory. */
const maxNames = 2_000;

export function kindOfAttribute(element: Element, name: string): AttributeKind {
  const known = kinds.get(name);
  if (known !== undefined && known !== "shape") return known;
  if (/^on/i.test(name)) return "never";
  if (namespaceOf(element) !== svgNamespace) return "own";
  if (known !== undefined) return known;
  // In a drawing every CSS property may be an attribute.
  if (!(name in document.documentElement.style)) return "own";
  if (kinds.size < maxNames) kinds.set(name, "shape");
  return "shape";
}
