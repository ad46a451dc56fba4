import { deadClick } from "./dead-click.ts";
import type { AnyDetector } from "./detector.ts";
import { errorClick } from "./error-click.ts";
import { failedSubmissions } from "./failed-submissions.ts";
import { formAbandonment } from "./form-abandonment.ts";
import { rageClick } from "./rage-click.ts";
import { scrollThrash } from "./scroll-thrash.ts";
import { slowClick } from "./slow-click.ts";

/** Those that the recorder runs as well, so that the page hears of what they find at once; their weight is a visitor's. */
export const pageDetectors: readonly AnyDetector[] = [
  rageClick,
  deadClick,
  slowClick,
  errorClick,
  formAbandonment,
  failedSubmissions,
  scrollThrash,
];
