import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { parseSiteKey } from "../../protocol/ids.ts";
import { erasureLookMs, sessionIdMaxAgeMs } from "../../protocol/limits.ts";
import { meetVisitor } from "../catalog/visitor.ts";
import { workErasures } from "../erasure/work-erasures.ts";
import { callApi, callPublic } from "../testing/call.ts";
import { traces } from "../testing/faults.ts";
import { clickEvent, freshSessionId, freshTabId } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { freshVisitor, liveSession, sealedSession, type TestVisitor } from "../testing/visits.ts";

const everywhere = ["0", "timeline.json.gz", "row", "object"];

const post = (website: SeededWebsite, body: string, headers: Record<string, string> = {}) =>
  callPublic(`/v1/withdraw/${website.siteKey}`, {
    method: "POST",
    body,
    headers: { origin: website.origin, "content-type": "text/plain", ...headers },
  });

const withdraw = (website: SeededWebsite, { visitorId, secret }: Pick<TestVisitor, "visitorId" | "secret">) =>
  post(website, JSON.stringify({ visitorId, secret }));

/** What a stranger can tell one answer from another by. */
async function told(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== "date");
  return { status: answer.status, text: await answer.text(), headers };
}

test("who shows the secret has every session of theirs erased, sealed or live", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const theirs = [await sealedSession(website, visitor), await liveSession(website, visitor)];
  const others = await sealedSession(website);
  const answer = await withdraw(website, visitor);
  expect(answer.status).toBe(202);
  expect(answer.headers.get("access-control-allow-origin")).toBe(website.origin);
  for (const address of theirs) expect(await traces(address)).toEqual([]);
  expect(await traces(others)).toEqual(everywhere);

  for (const address of theirs) {
    const late = await postEvents(website, { ...address, seq: 2 }, [clickEvent("Late", Date.now())]);
    expect(late.status).toBe(410);
  }
});

test("a member finds the receipt of a withdrawal", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const address = await sealedSession(website, visitor);
  await withdraw(website, visitor);
  const { receipt_id: receiptId } =
    (await env.CONTROL.prepare("SELECT receipt_id FROM erasures WHERE subject_id = ?")
      .bind(visitor.visitorId)
      .first<{ receipt_id: string }>()) ?? {};
  expect(await (await callApi(website, `/api/erasures/${receiptId}`)).json()).toMatchObject({
    scope: { kind: "visitor", id: visitor.visitorId, askedBy: "visitor" },
    sessions: [{ sessionId: address.sessionId, chunks: 2, objects: 2, rows: 1 }],
  });
});

test("a session that begins under a withdrawn id is not taken", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await meetVisitor(
    env,
    { websiteId: website.websiteId, visitorId: visitor.visitorId },
    visitor.secretHash,
    Date.now(),
  );
  await withdraw(website, visitor);
  const place = { sessionId: freshSessionId(website.tag, Date.now()), tabId: freshTabId(), seq: 0 };
  const first = await postEvents(website, place, [clickEvent("Buy", Date.now())], visitor);
  expect(first.status).toBe(410);
  expect(await first.json()).toMatchObject({ code: "session_erased" });
  const second = await postEvents(website, { ...place, seq: 1 }, [clickEvent("Pay", Date.now())]);
  expect(second.status).toBe(410);
  expect(await traces({ websiteId: website.websiteId, ...place })).toEqual([]);
});

describe("nobody else erases anything, and nobody is told", () => {
  test("a wrong secret, an unknown visitor and another website's answer like the right one", async () => {
    const [website, other] = [await seedWebsite(env), await seedWebsite(env)];
    const visitor = freshVisitor();
    const address = await sealedSession(website, visitor);
    const answers = [
      await told(await withdraw(website, { ...visitor, secret: freshVisitor().secret })),
      await told(await withdraw(website, freshVisitor())),
      await told(await withdraw(website, { ...visitor, secret: visitor.secretHash })),
    ];
    expect(await traces(address)).toEqual(everywhere);
    expect((await withdraw(other, visitor)).status).toBe(202);
    expect(await traces(address)).toEqual(everywhere);
    answers.push(await told(await withdraw(website, visitor)));
    expect(await traces(address)).toEqual([]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("a visitor whose recorder keeps no secret cannot be erased by one who makes it up", async () => {
    const website = await seedWebsite(env);
    const { visitorId, secret } = freshVisitor();
    const address = await sealedSession(website, { visitorId });
    expect((await withdraw(website, { visitorId, secret })).status).toBe(202);
    expect(await traces(address)).toEqual(everywhere);
  });

  test("the first secret under an id stays the one that counts", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const { websiteId } = website;
    const { visitorId, secretHash } = visitor;
    await meetVisitor(env, { websiteId, visitorId }, secretHash, Date.now());
    const thief = { ...freshVisitor(), visitorId };
    const address = await sealedSession(website, thief);
    await withdraw(website, thief);
    expect(await traces(address)).toEqual(everywhere);
    await withdraw(website, visitor);
    expect(await traces(address)).toEqual([]);
  });
});

describe("a withdrawal is refused", () => {
  test.each(["", "x", "[]", "{}", '{"visitorId":"vis_x","secret":"s"}', '{"visitorId":1,"secret":2}'])(
    "when it is not one: %j",
    async (body) => {
      const answer = await post(await seedWebsite(env), body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "bad_request" });
    },
  );

  test("when it is larger than one can be", async () => {
    const answer = await post(await seedWebsite(env), `{"visitorId":"${"x".repeat(1_000)}"}`);
    expect(answer.status).toBe(400);
  });

  test("under a revoked or unknown key, and from a foreign origin", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const address = await sealedSession(website, visitor);
    const body = JSON.stringify(visitor);
    const revoked = await post(
      { ...website, siteKey: (await seedWebsite(env, { isSiteKeyRevoked: true })).siteKey },
      body,
    );
    expect(revoked.status).toBe(403);
    expect(await revoked.json()).toMatchObject({ code: "site_key_unknown" });
    const foreign = await post(website, body, { origin: "https://evil.io" });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: "origin_not_allowed" });
    expect(await traces(address)).toEqual(everywhere);
  });
});

test("it works where recording is off, too: what was kept before may go", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const address = await sealedSession(website, visitor);
  const { websiteId } = website;
  await env.CONTROL.prepare("UPDATE websites SET recording_enabled = 0 WHERE website_id = ?")
    .bind(websiteId)
    .run();
  // Another key, because what is known of the first is known for a while.
  await env.CONTROL.prepare("INSERT INTO site_keys (site_key, website_id) VALUES (?, ?)")
    .bind(`${website.siteKey}2`, websiteId)
    .run();
  const siteKey = parseSiteKey(`${website.siteKey}2`) ?? website.siteKey;
  expect((await withdraw({ ...website, siteKey }, visitor)).status).toBe(202);
  expect(await traces(address)).toEqual([]);
});

test("long after the last look the id is still refused, and what it sent is gone", {
  timeout: 30_000,
}, async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const { visitorId, secretHash } = visitor;
  await meetVisitor(env, { websiteId: website.websiteId, visitorId }, secretHash, Date.now());
  await withdraw(website, visitor);
  const nowMs = Date.now();
  for (let atMs = nowMs; atMs < nowMs + 2 * sessionIdMaxAgeMs; atMs += 12 * erasureLookMs) {
    await workErasures(env, atMs);
  }
  const open = env.CONTROL.prepare("SELECT next_look_at FROM erasures WHERE subject_id = ?");
  expect(await open.bind(visitorId).first()).toEqual({ next_look_at: null });

  const place = { sessionId: freshSessionId(website.tag, Date.now()), tabId: freshTabId(), seq: 0 };
  const first = await postEvents(website, place, [clickEvent("Buy", Date.now())], { visitorId, secretHash });
  expect(first.status).toBe(410);
  expect(await traces({ websiteId: website.websiteId, ...place })).toEqual([]);
});

test("a visitor is forgotten with the last session of theirs that goes", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const addresses = [await sealedSession(website, visitor), await sealedSession(website, visitor)];
  const known = () =>
    env.CATALOG_0.prepare("SELECT count(*) AS n FROM visitors WHERE visitor_id = ?")
      .bind(visitor.visitorId)
      .first("n");
  const counts = [await known()];
  for (const { sessionId } of addresses) {
    await callApi(website, `/api/replay/${sessionId}`, { method: "DELETE" });
    counts.push(await known());
  }
  expect(counts).toEqual([1, 1, 0]);
});
