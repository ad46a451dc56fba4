import type { PlayheadTag } from "../../../protocol/events.ts";
import type { HappenedMoment } from "./moments.ts";

/** What the list of events can be narrowed to. */
export const momentGroups = [
  { name: "pages", label: "Pages" },
  { name: "clicks", label: "Clicks" },
  { name: "forms", label: "Forms" },
  { name: "signals", label: "Signals" },
  { name: "errors", label: "Errors" },
  { name: "console", label: "Console" },
  { name: "network", label: "Network" },
  { name: "website", label: "Told by the website" },
  { name: "browser", label: "Browser" },
] as const;
export type MomentGroup = (typeof momentGroups)[number]["name"];

/** Null: it is read elsewhere, and would only fill the list. */
const groupOfTag: Record<PlayheadTag, MomentGroup | null> = {
  "ph.page": "pages",
  "ph.click": "clicks",
  "ph.click-outcome": null,
  "ph.field": "forms",
  "ph.form": "forms",
  "ph.error": "errors",
  "ph.resource-error": "errors",
  "ph.console": "console",
  "ph.request": "network",
  "ph.identify": "website",
  "ph.conversation": "website",
  "ph.track": "website",
  "ph.prompt": "website",
  "ph.tag": "website",
  "ph.variant": "website",
  "ph.release": null,
  "ph.trigger": "browser",
  "ph.visibility": "browser",
  "ph.vanished": "browser",
  "ph.fact": "browser",
  "ph.load": null,
  "ph.long-task": null,
  "ph.vital": null,
  "ph.device": null,
  "ph.dropped": null,
  "ph.degraded": "browser",
  "ph.depth": null,
  "ph.own-scroll": null,
  "ph.viewport": null,
};

export function groupOf(moment: HappenedMoment): MomentGroup | null {
  switch (moment.kind) {
    case "page":
      return "pages";
    case "click":
      return "clicks";
    case "error":
      return "errors";
    case "signal":
      return "signals";
    case "told":
      return groupOfTag[moment.event.tag];
  }
}

/** Whether it has a mark on the timeline: of what was told besides, what the website itself tells. */
export const isMarked = (moment: HappenedMoment): boolean =>
  moment.kind !== "told" || groupOf(moment) === "website";
