import { customEvent, type ReplayEvent } from "../../protocol/events.ts";
import { identityReaders, type PropertyValue } from "../../protocol/identity-events.ts";
import { object } from "../../protocol/read-fields.ts";
import type { Tell } from "../handover.ts";

/**
 * What the page says of its visitor as an event; null for what says nothing. Who the visitor is stays as it was given;
 * everything else passes the patterns for secrets.
 * @param words masks secrets in free text
 */
export function tellEvent(
  [name, first, second]: Tell,
  words: (text: string) => string,
  nowMs: number,
): ReplayEvent | null {
  switch (name) {
    case "identify": {
      const payload = identityReaders["ph.identify"](object(first));
      return payload.id || payload.name || payload.email ? customEvent("ph.identify", payload, nowMs) : null;
    }
    case "conversation": {
      const payload = identityReaders["ph.conversation"](object(first));
      return payload.id ? customEvent("ph.conversation", payload, nowMs) : null;
    }
    case "track": {
      const payload = identityReaders["ph.track"]({ name: first, properties: second });
      const clean = (value: PropertyValue): PropertyValue =>
        typeof value === "string" ? words(value) : value;
      const properties = Object.entries(payload.properties).map(([key, value]) => [words(key), clean(value)]);
      return payload.name
        ? customEvent(
            "ph.track",
            { name: words(payload.name), properties: Object.fromEntries(properties) },
            nowMs,
          )
        : null;
    }
    case "prompt": {
      const { text } = identityReaders["ph.prompt"]({ text: first });
      return text ? customEvent("ph.prompt", { text: words(text) }, nowMs) : null;
    }
    case "tag": {
      const payload = identityReaders["ph.tag"]({ name: first });
      return payload.name ? customEvent("ph.tag", { name: words(payload.name) }, nowMs) : null;
    }
    case "variant": {
      const payload = identityReaders["ph.variant"]({ name: first, value: second });
      const clean = { name: words(payload.name), value: words(payload.value) };
      return payload.name ? customEvent("ph.variant", clean, nowMs) : null;
    }
    case "release": {
      const payload = identityReaders["ph.release"]({ version: first });
      return payload.version ? customEvent("ph.release", payload, nowMs) : null;
    }
  }
}
