import { pathOf } from "../design/format.ts";
import { signalWords } from "../design/signal-looks.ts";
import type { HappenedMoment } from "./moments.ts";
import { toldWords } from "./told-words.ts";

/** What happened, in one line. */
export function momentWords(moment: HappenedMoment): string {
  switch (moment.kind) {
    case "page":
      return pathOf(moment.page.url);
    case "click":
      return moment.click.text === "" ? moment.click.selector : `“${moment.click.text}”`;
    case "error":
      return moment.error.message;
    case "signal": {
      const { kind, element } = moment.signal;
      const where = element === null ? "" : element.text || element.selector;
      return where === "" ? signalWords(kind) : `${signalWords(kind)} · ${where}`;
    }
    case "told":
      return toldWords(moment.event);
  }
}
