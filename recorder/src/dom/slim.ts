/**
 * What shows nothing in a replay and is left out, as rrweb's `slimDOM` does (source: @rrweb/record,
 * `slimDOMExcluded`): scripts and their preloads, icons, and metadata for others than browsers.
 */
export function isLeftOut(tagName: string, attribute: (name: string) => string | null): boolean {
  const lower = (name: string): string => attribute(name)?.toLowerCase() ?? "";
  switch (tagName) {
    case "script":
    // Ours, which shows what is recorded and is no part of the page.
    case "playhead-inspect":
      return true;
    case "link":
      switch (lower("rel")) {
        case "modulepreload":
        case "shortcut icon":
        case "icon":
        case "apple-touch-icon":
          return true;
        case "preload":
          return lower("as") === "script";
        case "prefetch":
          return /\.js$/i.test(attribute("href") ?? "");
        default:
          return false;
      }
    case "meta":
      return (
        attribute("http-equiv") !== null ||
        /^(og|twitter|fb):/.test(lower("property")) ||
        metaNames.test(lower("name"))
      );
    default:
      return false;
  }
}

const metaNames =
  /^(?:(?:og|twitter):.*|pinterest|robots|googlebot|bingbot|application-name|msapplication-tile(?:image|color)|.*-verif(?:y|ication)|p:domain_verify|verif(?:y-v1|ication)|csrf-token|shopify-checkout-api-token)$/;
