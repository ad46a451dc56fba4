import type { PlayheadEvent } from "../../../protocol/events.ts";
import type { FormPayload } from "../../../protocol/form-events.ts";
import type { FactPayload } from "../../../protocol/page-events.ts";
import { formatCounted, pathOf } from "../design/format.ts";

const formWords: Record<FormPayload["action"], string> = {
  submitted: "Form sent",
  rejected: "Form refused by its page",
  failed: "Form failed",
  reset: "Form emptied",
  abandoned: "Form left unsent",
};

const factWords: Record<FactPayload["kind"], string> = {
  download: "Download",
  window: "New window",
  clipboard: "Copied to the clipboard",
  print: "Print",
  dialog: "Dialog of the browser",
  fullscreen: "Fullscreen",
  share: "Share",
};

const withPlace = (words: string, place: string): string => (place === "" ? words : `${words} · ${place}`);

/** What an event that is neither page, click nor error says, in one line; empty when it has no words of its own. */
export function toldWords(event: PlayheadEvent): string {
  switch (event.tag) {
    case "ph.field":
      return withPlace(
        event.payload.isInvalid ? "Field refused" : "Field",
        event.payload.label || event.payload.selector,
      );
    case "ph.form":
      return withPlace(formWords[event.payload.action], event.payload.selector);
    case "ph.resource-error":
      return withPlace(`${event.payload.tagName || "Resource"} did not load`, pathOf(event.payload.url));
    case "ph.console":
      return event.payload.args.join(" ");
    case "ph.request":
      return `${event.payload.method} ${pathOf(event.payload.url)} · ${event.payload.status ?? event.payload.outcome}`;
    case "ph.identify":
      return `Is ${event.payload.name || event.payload.email || event.payload.id}`;
    case "ph.conversation":
      return withPlace("Conversation", event.payload.id);
    case "ph.track":
      return withPlace(event.payload.name, propertyWords(event.payload.properties));
    case "ph.prompt":
      return event.payload.text;
    case "ph.tag":
      return withPlace("Tag", event.payload.name);
    case "ph.variant":
      return `Sees ${event.payload.value} of ${event.payload.name}`;
    case "ph.trigger":
      return withPlace("Recording was triggered", event.payload.reason);
    case "ph.visibility":
      return event.payload.state === "hidden" ? "Tab to the background" : "Tab to the front";
    case "ph.vanished":
      return "The page vanished without being left";
    case "ph.fact":
      return withPlace(
        factWords[event.payload.kind],
        event.payload.url === "" ? "" : pathOf(event.payload.url),
      );
    case "ph.degraded":
      return event.payload.step === 0
        ? "Told in full again"
        : withPlace("Told with less detail", event.payload.reason);
    case "ph.long-task":
      return `The page was held up for ${event.payload.durationMs} ms`;
    case "ph.vital":
      return `${event.payload.name} ${event.payload.value}`;
    case "ph.dropped":
      return `${formatCounted(event.payload.count, "event")} left out`;
    case "ph.page":
      return pathOf(event.payload.url);
    case "ph.click":
      return event.payload.text || event.payload.selector;
    case "ph.error":
      return event.payload.message;
    case "ph.release":
      return withPlace("Release", event.payload.version);
    case "ph.click-outcome":
    case "ph.load":
    case "ph.device":
    case "ph.depth":
    case "ph.own-scroll":
    case "ph.viewport":
      return "";
  }
}

const propertyWords = (properties: Record<string, string | number | boolean>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
