import type { PlanState } from "../../../protocol/api-plan.ts";
import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import type { SiteKeyTold } from "../../../protocol/api-websites.ts";

export interface SetupFacts {
  settings: SettingsDocument;
  plan: PlanState;
  siteKeys: readonly SiteKeyTold[];
}

/** `ok`: it cannot be the reason. `missing`: nothing is recorded for this reason. `mind`: some visits are not. */
export interface Check {
  id: string;
  state: "ok" | "missing" | "mind";
  words: string;
  /** Part of the settings where it is changed; null where there is nothing to change, or a member cannot. */
  section: "recording" | "privacy" | "installation" | null;
}

/** What of the website's settings keeps sessions from coming, or some of them. */
export function decideChecks({ settings, plan, siteKeys }: SetupFacts): Check[] {
  return [
    planCheck(plan),
    recordingCheck(settings),
    keyCheck(siteKeys),
    originCheck(settings),
    triggerCheck(settings),
    consentCheck(settings),
    pagesCheck(settings),
  ];
}

function planCheck({ name, hasReplay, sessions }: PlanState): Check {
  const check = { id: "plan", section: null };
  if (!hasReplay)
    return {
      ...check,
      state: "missing",
      words: `The plan ${name} records nothing. Whoever operates this deployment changes it.`,
    };
  if (sessions.allowed !== null && sessions.used >= sessions.allowed)
    return {
      ...check,
      state: "missing",
      words: `The plan ${name} has no session left this month: ${sessions.used} of ${sessions.allowed} are used.`,
    };
  return { ...check, state: "ok", words: `The plan ${name} records sessions.` };
}

const recordingCheck = ({ featureFlags }: SettingsDocument): Check =>
  featureFlags.enable_session_replay
    ? { id: "recording", section: null, state: "ok", words: "Recording is on." }
    : { id: "recording", section: "recording", state: "missing", words: "Recording is off." };

const keyCheck = (siteKeys: readonly SiteKeyTold[]): Check =>
  siteKeys.length > 0
    ? { id: "key", section: null, state: "ok", words: "A site key works." }
    : { id: "key", section: "installation", state: "missing", words: "Every site key is revoked." };

function originCheck({ allowedOrigins }: SettingsDocument): Check {
  const check = { id: "origins", section: "installation" } as const;
  if (allowedOrigins.length === 0)
    return { ...check, state: "missing", words: "No origin is allowed: every page is refused." };
  return {
    ...check,
    state: "ok",
    words: `Pages of ${allowedOrigins.join(", ")} may send. One of any other address is refused.`,
  };
}

function triggerCheck({ featureFlags }: SettingsDocument): Check {
  const check = { id: "trigger", section: "recording", state: "mind" } as const;
  switch (featureFlags.session_replay_trigger) {
    case "smart":
      return {
        ...check,
        words:
          "The trigger is smart: a visit without an error, a struggle or a high-value rule is not kept. To see the first one at once, choose All.",
      };
    case "errors_only":
      return { ...check, words: "The trigger is errors only: a visit without an error is not kept." };
    case "all": {
      const share = featureFlags.replay_sampling_rate;
      if (share === 0) return { ...check, state: "missing", words: "The share of sessions is 0 %." };
      if (share < 1)
        return {
          ...check,
          words: `${Math.round(share * 10_000) / 100} % of the sessions are kept: yours may not be one of them.`,
        };
      return { id: "trigger", section: null, state: "ok", words: "Every visit is kept." };
    }
  }
}

const consentCheck = ({ recorder }: SettingsDocument): Check =>
  recorder.consentRequired === true
    ? {
        id: "consent",
        section: "privacy",
        state: "mind",
        words: "Nothing is captured before the page calls consent(true).",
      }
    : {
        id: "consent",
        section: null,
        state: "ok",
        words: "No consent is asked for, unless the tag itself carries data-consent.",
      };

function pagesCheck({ recorder }: SettingsDocument): Check {
  const pages = recorder.privacy?.excludedPages ?? [];
  if (pages.length === 0) return { id: "pages", section: null, state: "ok", words: "No page is excluded." };
  return {
    id: "pages",
    section: "privacy",
    state: "mind",
    words: `Nothing is recorded on ${pages.join(", ")}.`,
  };
}
