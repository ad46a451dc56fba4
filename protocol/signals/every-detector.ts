import { brokenLink } from "./broken-link.ts";
import { crash } from "./crash.ts";
import type { AnyDetector } from "./detector.ts";
import { fieldReentry } from "./field-reentry.ts";
import { mouseThrash } from "./mouse-thrash.ts";
import { pageDetectors } from "./page-detectors.ts";
import { pinchZoom } from "./pinch-zoom.ts";
import { plainClick } from "./plain-click.ts";
import { quickBack } from "./quick-back.ts";
import { reloadLoop } from "./reload-loop.ts";
import { slowPage } from "./slow-page.ts";

/** Every detector: another one is a file of its own and a line here, or in `pageDetectors`. */
export const everyDetector: readonly AnyDetector[] = [
  ...pageDetectors,
  fieldReentry,
  mouseThrash,
  pinchZoom,
  quickBack,
  reloadLoop,
  slowPage,
  brokenLink,
  crash,
  plainClick,
];
