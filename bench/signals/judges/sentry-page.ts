import * as Sentry from "@sentry/browser";

/** In the page: Sentry's replay, and each of its verdicts to the sink as it is added to the recording. */
const sink = String(Reflect.get(window, "corpusSink"));

const tell = ({ data }: { data?: unknown }): void => {
  if (typeof data !== "object" || data === null) return;
  const payload: unknown = Reflect.get(data, "payload");
  if (typeof payload !== "object" || payload === null) return;
  const category: unknown = Reflect.get(payload, "category");
  const about: unknown = Reflect.get(payload, "data");
  if (category !== "ui.multiClick" && category !== "ui.slowClickDetected") return;
  const endReason: unknown =
    typeof about === "object" && about !== null ? Reflect.get(about, "endReason") : "";
  navigator.sendBeacon(sink, JSON.stringify({ category, endReason }));
};

Sentry.init({
  dsn: `${sink.replace("://", "://key@")}/1`,
  integrations: [
    Sentry.replayIntegration({
      useCompression: false,
      beforeAddRecordingEvent(event) {
        tell(event);
        return event;
      },
    }),
  ],
  replaysSessionSampleRate: 1,
});
Reflect.set(window, "corpusRunning", true);
