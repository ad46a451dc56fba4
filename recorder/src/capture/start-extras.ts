import { lateObservers } from "../observe/late-observers.ts";
import { ownUrl, type StartExtras } from "./capture-settings.ts";
import { watchClickOutcomes } from "./click-outcome.ts";
import { watchConsole } from "./console.ts";
import { deviceOf } from "./device.ts";
import { createErrorReader } from "./errors.ts";
import { watchFacts } from "./facts.ts";
import { watchFields } from "./fields.ts";
import { watchForms } from "./forms.ts";
import { watchOwnScroll } from "./own-scroll.ts";
import { watchPageLife } from "./page-life.ts";
import { watchRequests } from "./requests.ts";
import { watchResourceErrors } from "./resource-errors.ts";
import { watchResponseSigns } from "./response-signs.ts";
import { watchVitals } from "./vitals.ts";

const slowRequestMs = 3_000;

/** What can wait until the visitor has touched the page; the browser keeps its timings of before for us. */
export const startExtras: StartExtras = ({ capturing, outcomes, readErrors, settings, observe }) => {
  readErrors(createErrorReader(capturing), watchConsole(capturing, settings.console ?? "warn"));
  watchResponseSigns(capturing);
  watchFacts(capturing);
  outcomes.join(watchClickOutcomes(capturing));
  for (const late of lateObservers) observe(late);
  capturing.tell("ph.device", () => deviceOf(capturing.privacy));
  watchRequests(capturing, {
    which: settings.requests ?? "failed_or_slow",
    slowMs: settings.slowRequestMs ?? slowRequestMs,
    ownUrl: ownUrl(settings.origin),
  });
  watchFields(capturing);
  watchForms(capturing);
  watchResourceErrors(capturing);
  watchOwnScroll(capturing);
  watchPageLife(capturing);
  watchVitals(capturing);
};
