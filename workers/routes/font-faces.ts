/** A face of a style sheet, and where its font lies. */
export interface FontFace {
  /** All of its descriptors but `src`. */
  descriptors: string;
  url: string;
}

/** A sheet of an icon font has three; one of many languages and weights has dozens, of which few are seen. */
const maxFaces = 12;

const block = /@font-face\s*\{([^}]*)\}/gi;
const source = /(?:^|;)\s*src\s*:[^;]*/gi;
const address = /url\(\s*(?:'([^']*)'|"([^"]*)"|([^)'"]*))\s*\)/g;

/**
 * The faces whose font a browser would fetch over http, each with one address: WOFF2 where there is a choice.
 * @param cssText with absolute addresses, as recorders post it
 */
export function fontFacesOf(cssText: string): FontFace[] {
  const faces: FontFace[] = [];
  for (const [, body = ""] of cssText.matchAll(block)) {
    // A font that stands in the sheet itself needs nothing; and what stands in it may look like anything.
    if (body.includes("data:")) continue;
    const urls = Array.from(body.matchAll(address), ([, single, double, bare]) =>
      (single ?? double ?? bare ?? "").trim(),
    ).filter((url) => /^https?:/i.test(url) && URL.canParse(url));
    const url = urls.find((one) => /\.woff2\b/i.test(one)) ?? urls.at(0);
    if (url === undefined || faces.length === maxFaces) continue;
    faces.push({ descriptors: body.replace(source, "").replace(/^;/, "").trim(), url });
  }
  return faces;
}

/** The first bytes of the formats that browsers read (W3C WOFF 1 and 2, ISO/IEC 14496-22). */
const types: readonly [beginning: string, type: string][] = [
  ["wOF2", "font/woff2"],
  ["wOFF", "font/woff"],
  ["OTTO", "font/otf"],
  ["true", "font/ttf"],
  ["\0\u0001\0\0", "font/ttf"],
];

/** @returns null for what is no font, whatever its server calls it */
export function fontTypeOf(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 4));
  return types.find(([known]) => known === beginning)?.[1] ?? null;
}

/** The face with its font in it, which holds for the one before it in the sheet, since it comes later. */
export const embeddedFace = ({ descriptors }: FontFace, type: string, base64: string): string =>
  `@font-face{${descriptors}${descriptors === "" || descriptors.endsWith(";") ? "" : ";"}src:url(data:${type};base64,${base64})}`;
