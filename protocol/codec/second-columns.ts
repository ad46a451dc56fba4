import { columnsFormat, firstNames } from "./columns-format.ts";

/** Codec 2, which is written: what most pages have, and what our own events say of them, are words it knows. */
export const secondColumns = columnsFormat(
  firstNames +
    " tabindex url selector nodeId referrer via " +
    "viewport pointer claim clickAt kinds firstMs visibleMs watchedMs ended ambientCount percent px navigation publicId " +
    "systemId lang charset pixelRatio touchPoints language timezone screen connection release ttfbMs interactiveMs " +
    "loadMs rating label formNodeId focusCount focusMs inputCount correctionCount isFilled isInvalid action durationMs " +
    "status method kind message stack reason count aria-expanded aria-controls aria-labelledby aria-live aria-selected " +
    "aria-describedby aria-haspopup xmlns disabled colspan rowspan transform data-toggle data-target",
  "html head meta title link style script noscript body div span a p ul ol li button input form label select option " +
    "textarea img svg path g h1 h2 h3 h4 h5 h6 i b strong small em nav header footer main section article aside table " +
    "thead tbody tfoot tr td th hr br pre code iframe canvas video",
  new Map(
    [
      "tag ph.page ph.click ph.click-outcome ph.depth ph.device ph.load ph.vital ph.field ph.form ph.request ph.console " +
        "ph.error",
      "pointer mouse touch",
      "ended settled waited",
      "via load route",
      "navigation navigate reload",
      "rating good needs-improvement poor",
      "name html TTFB FCP LCP CLS INP viewport",
      "kinds dom focus native animation navigation request",
      "claim field link control handler cursor none",
      "type text button submit checkbox",
      "role button presentation",
      "aria-hidden true",
    ].map((line) => {
      const [name = "", ...texts] = line.split(" ");
      return [name, texts];
    }),
  ),
  true,
);
