import type { Page } from "playwright-core";
import { type Session, sessionList } from "../protocol/api.ts";
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

/** What stands before the dashboard; the last three open by a mailed token, and this one is over. */
export const doors = [
  ...["/sign-in", "/sign-up", "/forgot-password", "/nowhere"],
  ...["/sign-up/finish#over", "/new-password#over", "/join#over"],
];

/** Where a member sets things up. */
export const setUpPages = [
  ...["recording", "privacy", "signals", "installation", "integrations", "data", "history"].map(
    (section) => `${website}/settings/${section}`,
  ),
  ...["members", "keys", "plan", "audit"].map((section) => `/organisation/${section}`),
  ...["/account", "/websites/new", `${website}/welcome`],
];

/** Where visits are found and watched. One with an error in it has to be sealed. */
export async function watchPages(playhead: LocalPlayhead): Promise<string[]> {
  const { errors } = errorList.parse(await (await playhead.api(`/api${website}/errors`)).json());
  const { sessionId, visitorId } = await sealedSession(playhead);
  const player = `${website}/sessions/${sessionId}`;
  return [
    ...["sessions", "live", "activity", "errors", "pages"].map((page) => `${website}/${page}`),
    `${website}/errors/${errors[0]?.fingerprint}`,
    `${website}/visitors/${visitorId}`,
    player,
    ...["console", "network", "errors", "signals", "conversation", "notes", "page"].map(
      (panel) => `${player}?panel=${panel}`,
    ),
    await publicLink(playhead, sessionId),
  ];
}

/** Opens it, and waits until what it has to show is there. @throws Error that names the page */
export async function openWhole(page: Page, path: string): Promise<void> {
  const skeleton = page.locator("main [role=status][aria-label]").first();
  try {
    await page.goto(path);
    await page.locator("h1, h2").first().waitFor({ timeout: patienceMs });
    await skeleton.waitFor({ state: "detached", timeout: patienceMs });
  } catch (cause) {
    throw new Error(`${path} does not show what it has`, { cause });
  }
}

async function sealedSession(playhead: LocalPlayhead): Promise<Session> {
  const asked = await playhead.api(`/api${website}/sessions?status=completed&sort=frustration`);
  const [session] = sessionList.parse(await asked.json()).sessions;
  if (session === undefined) throw new Error("no session is sealed");
  return session;
}

async function publicLink(playhead: LocalPlayhead, sessionId: string): Promise<string> {
  const answer = await fetch(`${playhead.dashboardOrigin}/api/replay/${sessionId}/shares`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ access: "public" }),
  });
  return new URL(shareMade.parse(await answer.json()).link).pathname;
}
