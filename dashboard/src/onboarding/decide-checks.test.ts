import { describe, expect, it } from "vitest";
import { aDocument } from "../settings/a-document.ts";
import { aPlan } from "./a-plan.ts";
import { decideChecks, type SetupFacts } from "./decide-checks.ts";

const everyVisit = {
  enable_session_replay: true,
  session_replay_trigger: "all",
  replay_sampling_rate: 1,
} as const;
const facts: SetupFacts = {
  settings: aDocument({ featureFlags: everyVisit }),
  plan: aPlan(),
  siteKeys: [{ siteKey: "pk_1", madeAt: null, worksUntil: null, snippet: "" }],
};
const stateOf = (id: string, given: Partial<SetupFacts>) =>
  decideChecks({ ...facts, ...given }).find((check) => check.id === id)?.state;

describe("what keeps sessions from coming", () => {
  it("is nothing when all is set", () => {
    expect(new Set(decideChecks(facts).map(({ state }) => state))).toEqual(new Set(["ok"]));
  });

  it("is a plan that records nothing, or has nothing left", () => {
    expect(stateOf("plan", { plan: aPlan({ hasReplay: false }) })).toBe("missing");
    expect(stateOf("plan", { plan: aPlan({ sessions: { used: 1_000, allowed: 1_000 } }) })).toBe("missing");
  });

  it("is recording that is off, no key, no origin", () => {
    const off = aDocument({ featureFlags: { ...everyVisit, enable_session_replay: false } });
    expect(stateOf("recording", { settings: off })).toBe("missing");
    expect(stateOf("key", { siteKeys: [] })).toBe("missing");
    expect(stateOf("origins", { settings: aDocument({ allowedOrigins: [] }) })).toBe("missing");
  });

  it("is a share of nothing; a smaller share, a trigger, consent and excluded pages keep some of them away", () => {
    const share = (replay_sampling_rate: number) =>
      aDocument({ featureFlags: { ...everyVisit, replay_sampling_rate } });
    expect(stateOf("trigger", { settings: share(0) })).toBe("missing");
    expect(stateOf("trigger", { settings: share(0.02) })).toBe("mind");
    expect(stateOf("trigger", { settings: aDocument() })).toBe("mind");
    const asking = aDocument({ recorder: { consentRequired: true, privacy: { excludedPages: ["/a"] } } });
    expect(stateOf("consent", { settings: asking })).toBe("mind");
    expect(stateOf("pages", { settings: asking })).toBe("mind");
  });
});
