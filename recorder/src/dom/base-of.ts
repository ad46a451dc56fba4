import type { Privacy } from "../privacy/privacy.ts";

let lastUrl = "";
let lastBase = "";
let lastPrivacy: Privacy | null = null;

/** What relative URLs of a node's document are resolved against: a page's own address may hold a token. */
export function baseOf(node: Node, privacy: Privacy): string {
  const url = node.baseURI;
  if (url !== lastUrl || privacy !== lastPrivacy) {
    lastUrl = url;
    lastBase = privacy.url(url);
    lastPrivacy = privacy;
  }
  return lastBase;
}
