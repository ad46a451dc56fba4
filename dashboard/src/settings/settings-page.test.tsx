import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import { type Answers, json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf } from "../testing/type-into.ts";
import { aDocument } from "./a-document.ts";

const path = "/api/websites/web_demo/settings";
const stateOf = (revision: number, settings: SettingsDocument) => ({
  revision,
  changedAt: "2026-11-21T10:00:00.000Z",
  changedBy: "per_grace",
  settings,
});

describe("the settings of a website", () => {
  let opened: OpenedDashboard;
  // The router fetches the page's code when it is first needed, which is none of what the tests wait for.
  beforeAll(async () => void (await import("./settings-page.tsx")), 60_000);
  afterEach(() => opened.close());

  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const answers = (over: Answers = {}): Answers => ({
    [`GET ${path}`]: () => json(stateOf(4, aDocument())),
    "GET /api/members": () =>
      json({
        members: [
          {
            personId: "per_grace",
            name: "Grace",
            email: "grace@example.com",
            role: "admin",
            joinedAt: "2026-11-01T00:00:00.000Z",
          },
        ],
      }),
    ...over,
  });
  const toggleRecording = async () => {
    await says("Record sessions");
    document.body.querySelector<HTMLElement>("[role=switch]")?.click();
    await says("Not saved: Recording");
  };
  const puts = () => opened.asked.filter(({ what }) => what === `PUT ${path}`).map(({ body }) => body);

  it("say who has changed them last", async () => {
    opened = openDashboard("/websites/web_demo/settings/recording", answers());
    await says("Grace changed the settings");
  });

  it("are saved as a whole with the revision they were read at, and can be taken back", async () => {
    const off = aDocument({
      featureFlags: { ...aDocument().featureFlags, enable_session_replay: false },
    });
    opened = openDashboard(
      "/websites/web_demo/settings/recording",
      answers({ [`PUT ${path}`]: () => json(stateOf(5, off)) }),
    );
    await toggleRecording();
    await vi.waitFor(() => expect(buttonOf("Save")?.disabled).toBe(false));
    buttonOf("Save")?.click();
    await says("Saved. Open pages follow within a minute.");
    expect(puts()).toEqual([{ revision: 4, settings: off }]);
    buttonOf("Undo")?.click();
    await vi.waitFor(() => expect(puts()[1]).toEqual({ revision: 5, settings: aDocument() }));
  });

  it("show both when somebody was quicker, and put the own change on top of theirs", async () => {
    const theirs = aDocument({ name: "Store" });
    let newest = stateOf(4, aDocument());
    opened = openDashboard(
      "/websites/web_demo/settings/recording",
      answers({
        [`GET ${path}`]: () => json(newest),
        [`PUT ${path}`]: (body) => {
          if (newest.revision === 4) {
            newest = stateOf(5, theirs);
            return json({ code: "settings_changed", message: "Changed.", requestId: "r" }, 409);
          }
          return json({ ...stateOf(6, theirs), ...Object(body), revision: 6 });
        },
      }),
    );
    await toggleRecording();
    await vi.waitFor(() => expect(buttonOf("Save")?.disabled).toBe(false));
    buttonOf("Save")?.click();
    await says("Grace has saved while you were at it");
    const rows = [...document.body.querySelectorAll("[role=dialog] tbody tr")];
    expect(rows.map(({ textContent }) => textContent)).toEqual(["Recordingoffon", "NameShopStore"]);
    buttonOf("Put mine on top")?.click();
    await vi.waitFor(() =>
      expect(puts()[1]).toMatchObject({
        revision: 5,
        settings: { name: "Store", featureFlags: { enable_session_replay: false } },
      }),
    );
  });

  it("are seen by a viewer and off, with the reason", async () => {
    opened = openDashboard("/websites/web_demo/settings/recording", answers(), "viewer");
    await says("Owners and admins change these settings.");
    expect(document.body.querySelector("fieldset")?.disabled).toBe(true);
    expect(document.body.querySelector("fieldset [role=switch]")).not.toBeNull();
  });

  it("say what went wrong when they cannot be read", async () => {
    opened = openDashboard("/websites/web_demo/settings/recording", {});
    await says("The settings could not be read");
    await says("Nothing.");
  });
});
