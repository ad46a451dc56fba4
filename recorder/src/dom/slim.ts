import { attributeOf } from "./native.ts";

/**
 * What shows nothing in a replay and is left out, as rrweb's `slimDOM` does (source: @rrweb/record,
 * `slimDOMExcluded`): scripts and their preloads, icons, and metadata for others than browsers.
 */
export function isLeftOut(tagName: string, element: Element): boolean {
  switch (tagName) {
    case "script":
    // Ours, which shows what is recorded and is no part of the page.
    case "playhead-inspect":
      return true;
    case "link":
      return (
        /icon$|^modulepreload$|^prefetch$/.test(lower(element, "rel")) ||
        (lower(element, "rel") === "preload" && lower(element, "as") === "script")
      );
    case "meta":
      return (
        attributeOf(element, "http-equiv") !== null ||
        /^(og|twitter|fb):/.test(lower(element, "property")) ||
        metaNames.test(lower(element, "name"))
      );
    default:
      return false;
  }
}

const lower = (element: Element, name: string): string => attributeOf(element, name)?.toLowerCase() ?? "";

const metaNames =
  /^(?:(?:og|twitter):.*|pinterest|robots|googlebot|bingbot|application-name|msapplication-tile(?:image|color)|.*-verif(?:y|ication)|p:domain_verify|verif(?:y-v1|ication)|csrf-token|shopify-checkout-api-token)$/;
