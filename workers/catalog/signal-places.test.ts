import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { learning } from "../../protocol/signals/learned.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { firstMove, type MoveStep } from "./move-rule.ts";
import { moveWebsite } from "./move-website.ts";
import { openCatalog } from "./open-catalog.ts";
import { saveSession } from "./save-session.ts";
import { type Lesson, type Lessons, readPlaces, silencedOf } from "./signal-places.ts";
import { noteVerdict } from "./verdicts.ts";

const place = "deadClick /orders a.pdf";
const happy: Lesson = { place, flagged: 1, happy: 1, answered: 0, visitorBits: 1 };
const taught = (lesson: Lesson): Lessons => ({ learned: [lesson], forgotten: [] });
const nowMs = Date.parse("2026-11-20T12:00:00Z");

/** A session that begins, and is completed with what it teaches; `times` it is completed again. */
async function sessionOver(website: string, lessons: Lessons, times = 1, atMs = nowMs): Promise<void> {
  const websiteId = websiteIdOf(website);
  const facts = sessionFacts({ websiteId, sessionId: freshSessionId("taught", atMs), savedAtMs: atMs });
  await saveSession(env, facts);
  for (let time = 1; time <= times; time++)
    await saveSession(env, { ...facts, status: "completed", savedAtMs: atMs + time }, { lessons });
}
const placesOf = async (website: string) =>
  await readPlaces(await openCatalog(env, websiteIdOf(website)), websiteIdOf(website));

test("a session teaches when it is completed, and once however often that is saved", async () => {
  await sessionOver("web_taught", taught(happy), 3);
  await sessionOver("web_taught", taught({ ...happy, happy: 0, visitorBits: 1 << 5 }));
  await sessionOver("web_taught", taught({ ...happy, flagged: 0, happy: 0, visitorBits: 0, answered: 8 }));
  expect(await placesOf("web_taught")).toMatchObject([
    { place, flagged: 2, happy: 1, answered: 8, visitorBits: 33, isWrong: null },
  ]);
});

test("what most sessions show is silenced, and no more when it stops holding", async () => {
  const website = "web_learned";
  const silenced = async () => silencedOf(await placesOf(website), nowMs);
  for (let n = 0; n < learning.minFlagged; n++) {
    expect(await silenced()).toEqual([]);
    await sessionOver(website, taught({ ...happy, visitorBits: 1 << n }));
  }
  expect(await silenced()).toMatchObject([{ kind: "deadClick", element: "/orders a.pdf", by: "learned" }]);
  for (let n = 0; n < 6; n++) await sessionOver(website, taught({ ...happy, happy: 0 }));
  expect(await silenced()).toEqual([]);
});

test("counts fade, so that a change is known after some hundred sessions", async () => {
  const website = "web_faded";
  await sessionOver(website, taught({ ...happy, flagged: 500, happy: 500 }));
  await sessionOver(website, taught({ ...happy, flagged: 1, happy: 0 }));
  expect(await placesOf(website)).toMatchObject([{ flagged: 251, happy: 250 }]);
});

test("what nobody has seen for long is forgotten, but for a member's word", async () => {
  const website = "web_forgets";
  const websiteId = websiteIdOf(website);
  const catalog = await openCatalog(env, websiteId);
  const said = { websiteId, place: "rageClick / b", isWrong: true, saidBy: "ada@shop.example", saidAtMs: 5 };
  expect(await noteVerdict(catalog, said)).toBe(true);
  await sessionOver(website, taught({ ...happy, place: "deadClick / old" }));
  await sessionOver(website, { learned: [happy], forgotten: ["deadClick / old", said.place] });
  expect((await placesOf(website)).map((row) => row.place)).toEqual([place, said.place]);
});

test("a member's last word counts, and stands with who said it and when", async () => {
  const website = "web_verdicts";
  const websiteId = websiteIdOf(website);
  const catalog = await openCatalog(env, websiteId);
  await sessionOver(website, taught(happy));
  const verdict = { websiteId, place, isWrong: true, saidBy: "ada@shop.example", saidAtMs: 5 };
  await noteVerdict(catalog, verdict);
  expect(silencedOf(await placesOf(website), nowMs)).toMatchObject([{ by: "member" }]);
  await noteVerdict(catalog, { ...verdict, isWrong: false, saidBy: "API key", saidAtMs: 6 });
  expect(silencedOf(await placesOf(website), nowMs)).toEqual([]);
  expect(await placesOf(website)).toMatchObject([
    { flagged: 1, isWrong: false, saidBy: "API key", saidAtMs: 6 },
  ]);
});

test("places move with their website, also those that are written meanwhile", async () => {
  const { websiteId } = await seedWebsite(env);
  const move = { websiteId, from: 0, to: 1 };
  const catalog = await openCatalog(env, websiteId);
  const verdict = { websiteId, place, isWrong: true, saidBy: "ada@shop.example", saidAtMs: 5 };
  await noteVerdict(catalog, verdict);
  let at: MoveStep | "done" = firstMove;
  let atMs = nowMs;
  for (let piece = 0; piece < 40 && at !== "done"; piece++) {
    atMs += 60_000;
    at = await moveWebsite(env, move, at, atMs);
    if (at !== "done" && at.step === "copy" && at.table === "sessions") {
      await noteVerdict(catalog, { ...verdict, isWrong: false });
      await noteVerdict(catalog, { ...verdict, place: "rageClick / b" });
    }
  }
  expect(at).toBe("done");
  expect(await readPlaces(catalog, websiteId)).toEqual([]);
  expect(await readPlaces(await openCatalog(env, websiteId), websiteId)).toMatchObject([
    { place, isWrong: false },
    { place: "rageClick / b", isWrong: true },
  ]);
});
