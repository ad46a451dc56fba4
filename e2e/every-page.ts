import type { Page } from "playwright-core";
import { sessionList } from "../protocol/api.ts";
import { errorList } from "../protocol/api-errors.ts";
import { shareMade } from "../protocol/api-shares.ts";
import { demo } from "../scripts/demo.ts";
import type { LocalPlayhead } from "../scripts/local-playhead.ts";

/** What a person waits for at most, on a machine that does other things as well. */
const patienceMs = 20_000;
const website = `/websites/${demo.websiteId}`;

/** The widths at which every page has to be in order, and their heights. */
export const screens = [
  { width: 1440, height: 900 },
  { width: 380, height: 780 },
] as const;

/** What a stranger may open; the last is a public link. */
export async function strangersPages(playhead: LocalPlayhead): Promise<string[]> {
  return [
    ...["/sign-in", "/sign-up", "/sign-up/finish", "/forgot-password", "/new-password", "/join"],
    await publicLink(playhead),
  ];
}

/** Every page of a member. A visit with an error in it has to be sealed. */
export async function membersPages(playhead: LocalPlayhead): Promise<string[]> {
  const { errors } = errorList.parse(await (await playhead.api(`/api${website}/errors`)).json());
  const player = `${website}/sessions/${await sealedSession(playhead)}`;
  return [
    ...["sessions", "live", "activity", "errors", "pages", "welcome"].map((page) => `${website}/${page}`),
    `${website}/errors/${errors[0]?.fingerprint}`,
    player,
    ...["console", "network", "errors", "signals", "conversation", "notes", "page"].map(
      (panel) => `${player}?panel=${panel}`,
    ),
    ...["recording", "privacy", "signals", "installation", "integrations", "data", "history"].map(
      (section) => `${website}/settings/${section}`,
    ),
    ...["members", "keys", "plan", "audit"].map((section) => `/organisation/${section}`),
    ...["/account", "/websites/new", "/nowhere"],
  ];
}

/** Opens it, and waits until what it has to show is there. */
export async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor({ timeout: patienceMs });
  const skeleton = page.locator("main [role=status][aria-label]").first();
  await skeleton.waitFor({ state: "detached", timeout: patienceMs });
}

async function sealedSession(playhead: LocalPlayhead): Promise<string> {
  const asked = await playhead.api(`/api${website}/sessions?status=completed&sort=frustration`);
  return sessionList.parse(await asked.json()).sessions[0]?.sessionId ?? "";
}

async function publicLink(playhead: LocalPlayhead): Promise<string> {
  const answer = await fetch(
    `${playhead.dashboardOrigin}/api/replay/${await sealedSession(playhead)}/shares`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ access: "public" }),
    },
  );
  return new URL(shareMade.parse(await answer.json()).link).pathname;
}
