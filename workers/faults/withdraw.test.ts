import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { erasureLookMs } from "../../protocol/limits.ts";
import { workErasures } from "../erasure/work-erasures.ts";
import { settleSession } from "../session-stub.ts";
import { callPublic } from "../testing/call.ts";
import { archiveDown, catalogDown, traces } from "../testing/faults.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { quiet, sessionRow } from "../testing/session.ts";
import { freshVisitor, liveSession, type TestVisitor } from "../testing/visits.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const withdraw = (website: SeededWebsite, { visitorId, secret }: TestVisitor) =>
  callPublic(`/v1/withdraw/${website.siteKey}`, {
    method: "POST",
    body: JSON.stringify({ visitorId, secret }),
    headers: { origin: website.origin },
  });

const begin = async (website: SeededWebsite, visitor: TestVisitor) => {
  const address = {
    websiteId: website.websiteId,
    sessionId: freshSessionId(website.tag, Date.now()),
    tabId: freshTabId(),
  };
  const events = pageEvents("https://shop.example/", Date.now());
  const { status } = await postEvents(website, { ...address, seq: 0 }, events, visitor);
  return { address, status };
};

test("withdrawal racing a new session: whichever comes first, nothing of it is left at the next look", {
  timeout: 30_000,
}, async () => {
  const website = await seedWebsite(env);
  const races = [];
  for (let n = 0; n < 12; n += 1) {
    const visitor = freshVisitor();
    await liveSession(website, visitor);
    races.push(
      n % 2 === 0
        ? Promise.all([withdraw(website, visitor), begin(website, visitor)])
        : Promise.all([begin(website, visitor), withdraw(website, visitor)]).then((both) =>
            both.toReversed(),
          ),
    );
  }
  await Promise.all(races);
  await workErasures(env, Date.now() + 2 * erasureLookMs);
  const left = await env.CATALOG_0.prepare("SELECT count(*) AS n FROM sessions WHERE website_id = ?")
    .bind(website.websiteId)
    .first("n");
  expect(left).toBe(0);
});

test("a session that an isolate lets in because it knows the visitor is erased at the next look", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await liveSession(website, visitor);
  await withdraw(website, visitor);
  const { address, status } = await begin(website, visitor);
  expect(status).toBe(200);
  await expect.poll(() => sessionRow(address)).not.toBeNull();

  await workErasures(env, Date.now() + erasureLookMs + 1_000);
  expect(await traces(address)).toEqual([]);
  const late = await postEvents(website, { ...address, seq: 1 }, [clickEvent("Buy", Date.now())]);
  expect(late.status).toBe(410);
});

test.each([
  ["before it is ordered", env.CONTROL, /^insert into "erasures"/],
  ["before it is noted", env.CATALOG_0, /^update "visitors"/],
])("a withdrawal that breaks off %s may be asked for again, and erases", async (_, database, broken) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const address = await liveSession(website, visitor);
  const prepare = database.prepare.bind(database);
  vi.spyOn(database, "prepare").mockImplementation((statement) => {
    if (broken.test(statement)) throw new Error("crashed");
    return prepare(statement);
  });
  expect((await withdraw(website, visitor)).status).toBe(500);
  vi.restoreAllMocks();
  expect(await traces(address)).toEqual(["row", "object"]);
  expect((await withdraw(website, visitor)).status).toBe(202);
  expect(await traces(address)).toEqual([]);
});

test("a withdrawal that breaks off once it is ordered is carried out by the cron", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const address = await liveSession(website, visitor);
  const up = archiveDown();
  expect((await withdraw(website, visitor)).status).toBe(202);
  up();
  expect(await traces(address)).toEqual(["row"]);
  await workErasures(env, Date.now());
  expect(await traces(address)).toEqual([]);
});

test("a session that is not listed when its visitor withdraws is erased once it is", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await liveSession(website, visitor);
  const up = catalogDown();
  const { address, status } = await begin(website, visitor);
  expect(status).toBe(200);
  up();
  expect((await withdraw(website, visitor)).status).toBe(202);
  expect(await traces(address)).toEqual(["object"]);

  await settleSession(env, address, quiet());
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
  await workErasures(env, Date.now() + erasureLookMs + 1_000);
  expect(await traces(address)).toEqual([]);
});
