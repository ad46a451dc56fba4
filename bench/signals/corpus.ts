import { ambient } from "./cases/ambient.ts";
import { answers } from "./cases/answers.ts";
import { deep } from "./cases/deep.ts";
import { firstTouches } from "./cases/first-touches.ts";
import { forms } from "./cases/forms.ts";
import { hands } from "./cases/hands.ts";
import { inApps } from "./cases/in-apps.ts";
import { pages } from "./cases/pages.ts";
import { quick } from "./cases/quick.ts";
import { rare } from "./cases/rare.ts";
import { wholeVisits } from "./cases/whole-visits.ts";
import type { SignalCase } from "./signal-case.ts";

/** All cases; names are told apart by a test. */
export const corpus: readonly SignalCase[] = [
  ...inApps,
  ...answers,
  ...quick,
  ...ambient,
  ...deep,
  ...forms,
  ...pages,
  ...hands,
  ...firstTouches,
  ...wholeVisits,
  ...rare,
];
