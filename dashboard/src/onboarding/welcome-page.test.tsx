import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aSession } from "../api/a-session.ts";
import { aDocument } from "../settings/a-document.ts";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { aPlan } from "./a-plan.ts";

const website = "/api/websites/web_demo";
const siteKey = {
  siteKey: "pk_demo",
  madeAt: null,
  worksUntil: null,
  snippet: '<script async src="https://r.example/r/pk_demo.js"></script>',
};

describe("the page that waits for a website's first session", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => void (await import("./welcome-page.tsx")), 60_000);
  afterEach(() => opened.close());

  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 8_000 });
  const listOf = (...sessions: ReturnType<typeof aSession>[]) =>
    json({
      sessions,
      nextCursor: null,
      totals: { total: sessions.length, active: 0, completed: 0, events: 0 },
    });

  it("hands out the snippet, says what is missing, and notices by itself when a session has come", async () => {
    let hasCome = false;
    const off = {
      enable_session_replay: false,
      session_replay_trigger: "all",
      replay_sampling_rate: 1,
    } as const;
    opened = openDashboard("/websites/web_demo/welcome", {
      [`GET ${website}/site-keys`]: () => json({ siteKeys: [siteKey] }),
      [`GET ${website}/settings`]: () =>
        json({ revision: 1, changedAt: null, changedBy: null, settings: aDocument({ featureFlags: off }) }),
      "GET /api/plan": () => json(aPlan()),
      [`GET ${website}/sessions?limit=1`]: () => (hasCome ? listOf(aSession()) : listOf()),
    });
    await says("Waiting for the first session");
    await says(siteKey.snippet);
    await says("Recording is off.");
    hasCome = true;
    await says("It works: the first session is here");
    expect(document.body.textContent).toContain("Visitor 8f3a on /pricing?ref=mail");
  }, 20_000);
});
