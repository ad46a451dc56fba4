import { pathOf } from "../design/format.ts";
import type { HappenedMoment } from "./moments.ts";

/** What happened, in one line. */
export function momentWords(moment: HappenedMoment): string {
  switch (moment.kind) {
    case "page":
      return pathOf(moment.page.url);
    case "click":
      return moment.click.text === "" ? moment.click.selector : `“${moment.click.text}”`;
    case "error":
      return moment.error.message;
  }
}
