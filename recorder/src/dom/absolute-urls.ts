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

// A URL may hold commas, so it ends at white space; a comma at its own end parts it from the next.
const srcsetUrl = /[^\s,]\S*/y;
const srcsetGap = /[\s,]*/y;

/** `srcset` as the HTML standard parses it: URLs, each with a descriptor that may hold commas in brackets. */
export function absoluteSrcset(srcset: string, baseUrl: string): string {
  const candidates: string[] = [];
  let at = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(srcset)?.[0] ?? "";
    at += found.length;
    return found;
  };
  for (;;) {
    match(srcsetGap);
    const url = match(srcsetUrl);
    if (url === "") return candidates.join(", ");
    if (url.endsWith(",")) {
      candidates.push(absoluteUrl(url.replace(/,+$/, ""), baseUrl));
      continue;
    }
    const from = at;
    for (let depth = 0; at < srcset.length && (depth > 0 || srcset[at] !== ","); at++) {
      if (srcset[at] === "(") depth++;
      else if (srcset[at] === ")") depth--;
    }
    candidates.push(`${absoluteUrl(url, baseUrl)} ${srcset.slice(from, at).trim()}`.trim());
  }
}
