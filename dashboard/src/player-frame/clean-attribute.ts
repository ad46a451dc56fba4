/** Nothing a browser fetches or runs for us hides in these, whatever the value. */
const droppedAnywhere: ReadonlySet<string> = new Set([
  "srcdoc",
  "formaction",
  "ping",
  "autofocus",
  "autoplay",
  "http-equiv",
  "manifest",
  "archive",
  "codebase",
  "classid",
  "code",
]);

const droppedByTag: Readonly<Record<string, ReadonlySet<string>>> = {
  form: new Set(["action"]),
  iframe: new Set(["src", "rr_src"]),
  frame: new Set(["src", "rr_src"]),
  animate: new Set(["attributename"]),
  set: new Set(["attributename"]),
  // A style sheet's text stands in the events; whatever else a link fetches, nobody looks at.
  link: new Set(["href", "imagesrcset"]),
};

/** Data that can be looked at or listened to, but not run. */
const harmlessData = /^data:(?:image|font|audio|video)\/|^data:(?:text\/css|application\/(?:x-)?font)/;

/**
 * Whether an attribute may reach the rebuilt page.
 *
 * @param tag lower case, without a namespace prefix; empty when unknown
 */
export function isHarmlessAttribute(tag: string, name: string, value: unknown): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith("on") || droppedAnywhere.has(lower)) return false;
  if (droppedByTag[tag]?.has(lower)) return false;
  return typeof value !== "string" || !isHarmfulUrl(value);
}

/** A URL that runs script, as browsers read it: they pass over control characters and spaces in the scheme. */
function isHarmfulUrl(value: string): boolean {
  // The longest scheme that matters has 11 letters; the rest of a long value need not be looked at.
  const start = [...value.slice(0, 200)]
    .filter((character) => character > " " && character !== "\u007f")
    .join("")
    .toLowerCase();
  if (start.startsWith("javascript:") || start.startsWith("vbscript:")) return true;
  return start.startsWith("data:") && !harmlessData.test(start);
}
