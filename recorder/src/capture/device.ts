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
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    screen: { width: screen.width, height: screen.height },
    connection: typeof type === "string" ? type : "",
    release: privacy.words((release?.getAttribute("content") ?? "").slice(0, 100)),
  };
}
