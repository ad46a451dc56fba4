import type { DevicePayload } from "../../../protocol/page-events.ts";
import type { Privacy } from "../privacy/privacy.ts";

export function deviceOf(privacy: Privacy): DevicePayload {
  const release = document.querySelector("meta[name=release],meta[name='playhead:release']");
  const connection: unknown = Reflect.get(navigator, "connection");
  const type =
    typeof connection === "object" && connection !== null ? Reflect.get(connection, "effectiveType") : "";
  return {
    pixelRatio: Math.round(devicePixelRatio * 100) / 100,
    touchPoints: navigator.maxTouchPoints,
    language: navigator.language,
    timezone: timeZone(),
    screen: { width: screen.width, height: screen.height },
    connection: typeof type === "string" ? type : "",
    release: privacy.words((release?.getAttribute("content") ?? "").slice(0, 100)),
  };
}

/** `Intl` loads its calendars and patterns first, 10 to 40 ms in Chromium; `Temporal` has the name at hand. */
function timeZone(): string {
  const temporal: { Now: { timeZoneId(): string } } | undefined = Reflect.get(window, "Temporal");
  return temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
