const isAbsolute = /^[a-z][a-z0-9+.-]*:/i;

/** The replayer stands on another address than the page. What is no URL stays as it is. */
export function absoluteUrl(url: string, baseUrl: string): string {
  if (url.trim() === "" || isAbsolute.test(url)) return url;
  try {
    return new URL(url, baseUrl).href;
  } catch {
    return url;
  }
}

const cssUrl = /url\(\s*(?:'([^']*)'|"([^"]*)"|([^)'"]*))\s*\)/g;

/** A style sheet's or style attribute's text with its `url()`s made absolute. References within the page stay. */
export function absoluteCss(cssText: string, baseUrl: string): string {
  if (!cssText.includes("url(")) return cssText;
  return cssText.replace(cssUrl, (whole, single?: string, double?: string, bare?: string) => {
    const url = single ?? double ?? bare?.trim() ?? "";
    if (url === "" || url.startsWith("#") || isAbsolute.test(url)) return whole;
    const quote = single !== undefined ? "'" : double !== undefined ? '"' : "";
    return `url(${quote}${absoluteUrl(url, baseUrl)}${quote})`;
  });
}

// A URL may hold commas, so it ends at white space; a comma at its own end parts it from the next. Else comes a
// descriptor, which may hold commas in brackets.
const candidates = /([^\s,]\S*),(?!\S)|([^\s,]\S*)((?:\([^)]*\)?|[^,(])*)/g;

/** `srcset` as the HTML standard parses it, with each of its URLs as `map` gives it. */
export const mapSrcset = (srcset: string, map: (url: string) => string): string =>
  Array.from(srcset.matchAll(candidates), ([, alone, url = "", descriptor = ""]) =>
    `${map((alone ?? url).replace(/,+$/, ""))} ${descriptor.trim()}`.trim(),
  ).join(", ");
