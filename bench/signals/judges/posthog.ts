import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isJsonObject } from "../../../protocol/json-object.ts";
import { root } from "../../../scripts/root.ts";
import type { Verdict } from "./judge.ts";
import { judgeOf } from "./open-peer.ts";

const folder = join(root, "node_modules/posthog-js/dist");

/** Everything but what judges clicks is off; texts are sent as they are, so that the sink can read them. */
const settings = `autocapture: true, rageclick: true, capture_dead_clicks: true, request_batching: false,
disable_compression: true, opt_out_useragent_filter: true, disable_session_recording: true, disable_surveys: true,
capture_pageview: false, capture_pageleave: false, capture_performance: false, advanced_disable_flags: true`;

const kinds = new Map<unknown, Verdict["kind"]>([
  ["$rageclick", "rageClick"],
  ["$dead_click", "deadClick"],
]);

/** PostHog's own verdicts, which it reaches in the page and sends as events. */
export const posthog = judgeOf({
  label: "posthog-js 1.434.18",
  kinds: ["rageClick", "deadClick"],
  // A click is dead after 3 s, which is looked at every second.
  restMs: 5_000,
  scriptAt(path) {
    const file = join(folder, path === "/array.js" ? "array.js" : basename(path));
    return path.endsWith(".js") && existsSync(file) ? readFileSync(file, "utf8") : null;
  },
  tag: (origin, sink) =>
    `<script src="${origin}/scripts/array.js"></script><script>posthog.init("phc_corpus", { api_host: ${sink}, ${settings} })</script>`,
  isRunning: "window.posthog !== undefined && window.posthog.__loaded === true",
  verdictsIn(posted) {
    const text = posted.startsWith("data=") ? decodeURIComponent(posted.slice("data=".length)) : posted;
    return eventsIn(text).flatMap((event) => {
      const kind = kinds.get(event.event);
      return kind === undefined ? [] : [{ kind, selector: null, evidence: "" }];
    });
  },
});

function eventsIn(text: string): Record<string, unknown>[] {
  const read: unknown = JSON.parse(/^[[{]/.test(text) ? text : Buffer.from(text, "base64").toString());
  if (isJsonObject(read) && Array.isArray(read.batch)) return read.batch.filter(isJsonObject);
  return [read].flat().filter(isJsonObject);
}
