import { explain, whyOff } from "../explain-rule.ts";
import { levelOf } from "../privacy/level.ts";
import type { InspectStatus, OpenInspector, RunFacts } from "./inspector.ts";
import { openInspect } from "./open-inspect.ts";

/** The overlay, with what it says in words. */
export const openInspector: OpenInspector = ({ config, facts, ...owner }) =>
  openInspect({
    ...owner,
    level: levelOf(config.privacy ?? {}),
    status: () => statusOf(facts(), config.enabled),
  });

function statusOf(facts: RunFacts | null, isEnabled: boolean): InspectStatus {
  if (facts) return { ...facts, ...explain(facts) };
  return {
    state: "off",
    reason: whyOff(isEnabled),
    sessionId: null,
    eventCount: 0,
    sentBytes: 0,
    lastChunkAtMs: null,
  };
}
