import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { AuditList } from "../../../protocol/api-accounts.ts";
import { askAs } from "../../testing/ask-as.ts";
import { callApi } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { sealedSession } from "../../testing/visits.ts";

afterEach(() => {
  vi.useRealTimers();
});

async function watched() {
  const website = await seedWebsite(env);
  const { sessionId } = await sealedSession(website);
  const owner = await seedMember(env, website.organisationId, "owner", 86_400_000);
  const views = async () => {
    const log = await askAs(owner.cookie, "GET", "/api/audit?action=session_viewed");
    return (await log.json<AuditList>()).entries.map(({ actor, subject }) => ({ actor, subject }));
  };
  return { website, sessionId, owner, views };
}

test("who looks at a session is noted once an hour, however often and on whatever way they look", async () => {
  const { website, sessionId, owner, views } = await watched();
  const colleague = await seedMember(env, website.organisationId, "viewer");
  for (const path of ["/timeline", "/timeline", "", "/events"]) {
    const answer = await askAs(owner.cookie, "GET", `/api/replay/${sessionId}${path}`);
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  }
  expect(await views()).toEqual([{ actor: owner.personId, subject: sessionId }]);
  await askAs(colleague.cookie, "GET", `/api/replay/${sessionId}/timeline`);
  expect(await views()).toHaveLength(2);

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  await askAs(owner.cookie, "GET", `/api/replay/${sessionId}/timeline`);
  expect(await views()).toHaveLength(3);
});

test("what a program reads by a key is noted as well, and what is refused is not", async () => {
  const { website, sessionId, views } = await watched();
  const stranger = await seedWebsite(env);
  expect((await callApi(stranger, `/api/replay/${sessionId}/timeline`)).status).toBe(404);
  expect(await views()).toEqual([]);
  await callApi(website, `/api/replay/${sessionId}/timeline`);
  expect(await views()).toMatchObject([{ actor: expect.stringMatching(/^key_/), subject: sessionId }]);
});
