import { css, keyframes } from "@emotion/css";
import { plainLines } from "./plain-lines.ts";

/** In production emotion writes rules into its sheet's CSSOM, where no node tells of them. */
const grow = keyframes({ from: { opacity: 0.5 }, to: { opacity: 1 } });

plainLines((line) =>
  css({
    color: `rgb(${10 + line}, 20, 30)`,
    animation: `${grow} 1ms`,
    "@media (min-width: 1px)": { paddingLeft: `${5 + line}px` },
  }),
);
