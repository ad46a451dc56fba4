import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type {
  SettingsDocument,
  SettingsState,
  SettingsVersionList,
} from "../../../protocol/api-website-settings.ts";
import { maxSettingsVersions } from "../../../protocol/limits.ts";
import { askAs } from "../../testing/ask-as.ts";
import { call, callPublic } from "../../testing/call.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

afterEach(() => {
  vi.useRealTimers();
});

async function owned() {
  const website = await seedWebsite(env);
  const owner = await seedMember(env, website.organisationId);
  const path = `/api/websites/${website.websiteId}/settings`;
  const read = async () => await (await askAs(owner.cookie, "GET", path)).json<SettingsState>();
  const put = (revision: number, settings: unknown) =>
    askAs(owner.cookie, "PUT", path, { revision, settings });
  /** What stands, with this in it. */
  const change = async (over: Partial<SettingsDocument>) => {
    const { revision, settings } = await read();
    return await put(revision, { ...settings, ...over });
  };
  const versions = async (query = "") =>
    await (await askAs(owner.cookie, "GET", `${path}/versions${query}`)).json<SettingsVersionList>();
  return { website, owner, path, read, put, change, versions };
}

test("a website's settings are one document, whoever has set them", async () => {
  const { website, read } = await owned();
  expect(await read()).toEqual({
    revision: 7,
    changedAt: null,
    changedBy: null,
    settings: {
      name: website.tag,
      domains: [],
      allowedOrigins: [website.origin],
      featureFlags: {
        enable_session_replay: true,
        session_replay_trigger: "all",
        replay_sampling_rate: 1,
      },
      recorder: {},
      player: { loadsFromWebsite: true },
      links: { contactUrl: null, conversationUrl: null },
    },
  });
});

test("a change is a version: who made it, when, in which fields, and the document before it is kept", async () => {
  const { owner, read, change, versions } = await owned();
  const { settings: before } = await read();
  const answer = await change({
    recorder: { privacy: { level: "strict" } },
    links: { contactUrl: "https://crm.example/{contactId}", conversationUrl: null },
  });
  expect(answer.status).toBe(200);
  const state = await read();
  expect(await answer.json()).toEqual(state);
  expect(state).toMatchObject({ revision: 8, changedBy: owner.personId, changedAt: expect.any(String) });
  expect(state.settings.recorder).toEqual({ privacy: { level: "strict" } });

  const { versions: kept, nextCursor } = await versions();
  expect(kept.map(({ revision, changed, changedBy }) => ({ revision, changed, changedBy }))).toEqual([
    { revision: 8, changed: ["links.contactUrl", "recorder.privacy"], changedBy: owner.personId },
    { revision: 7, changed: [], changedBy: "operator" },
  ]);
  expect(kept[1]?.settings).toEqual(before);
  expect(nextCursor).toBeNull();
});

test("a version is restored by putting it again", async () => {
  const { change, put, read, versions } = await owned();
  await change({ domains: ["shop.example"], name: "Renamed" });
  const first = (await versions()).versions.at(-1);
  expect((await put(8, first?.settings)).status).toBe(200);
  expect(await read()).toMatchObject({ revision: 9, settings: first?.settings ?? {} });
});

test("versions are paged through, the newest first, each once", async () => {
  const { change, versions } = await owned();
  for (let n = 0; n < 21; n += 1) await change({ name: `Shop ${n}` });
  const page = await versions();
  const rest = await versions(`?cursor=${page.nextCursor}`);
  expect([...page.versions, ...rest.versions].map(({ revision }) => revision)).toEqual(
    Array.from({ length: 22 }, (_, n) => 28 - n),
  );
  expect(rest.nextCursor).toBeNull();
});

test("of many versions the oldest are forgotten", async () => {
  const { website, change, versions } = await owned();
  await change({ name: "First" });
  await env.CONTROL.prepare("UPDATE websites SET config_revision = ? WHERE website_id = ?")
    .bind(8 + maxSettingsVersions, website.websiteId)
    .run();
  await change({ name: "Latest" });
  expect((await versions()).versions.map(({ revision }) => revision)).toEqual([
    9 + maxSettingsVersions,
    8 + maxSettingsVersions,
  ]);
});

test("who read another revision is refused, and told what stands", async () => {
  const { read, put, change } = await owned();
  const { settings } = await read();
  await change({ name: "Quicker" });
  const answer = await put(7, { ...settings, name: "Slower" });
  expect(answer.status).toBe(409);
  const newest = await read();
  expect(await answer.json()).toMatchObject({ code: "settings_changed", newest });
  expect(newest.settings.name).toBe("Quicker");
});

test("of two changes at once one is made, whole", async () => {
  const { read, put, versions } = await owned();
  const { settings } = await read();
  const both = await Promise.all(
    ["https://one.example", "https://two.example"].map((origin) =>
      put(7, { ...settings, name: origin, allowedOrigins: [origin] }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const after = await read();
  expect(after.revision).toBe(8);
  expect(after.settings.allowedOrigins).toEqual([after.settings.name]);
  expect((await versions()).versions).toHaveLength(2);
});

test("what the operator's command has changed is in the history as the operator's", async () => {
  const { website, change, versions } = await owned();
  await change({ name: "Mine" });
  await env.CONTROL.prepare(
    "UPDATE websites SET trigger = 'smart', config_revision = config_revision + 1 WHERE website_id = ?",
  )
    .bind(website.websiteId)
    .run();
  await change({ name: "Mine again" });
  expect((await versions()).versions.map(({ changed, changedBy }) => [changed, changedBy])).toMatchObject([
    [["name"], expect.stringMatching(/^per_/)],
    [["featureFlags.session_replay_trigger"], "operator"],
    [["name"], expect.stringMatching(/^per_/)],
    [[], "operator"],
  ]);
});

test("what changes nothing is no version", async () => {
  const { change, read, versions } = await owned();
  expect((await change({})).status).toBe(200);
  expect((await read()).revision).toBe(7);
  expect((await versions()).versions).toEqual([]);
});

test.each([
  [{ allowedOrigins: ["https://shop.example/path"] }, "bad_request"],
  [{ allowedOrigins: ["https://*"] }, "bad_request"],
  [{ allowedOrigins: ["ftp://shop.example"] }, "bad_request"],
  [{ domains: ["https://shop.example"] }, "bad_request"],
  [{ recorder: { privacy: { level: "none" } } }, "bad_request"],
  [{ recorder: { unheardOf: true } }, "bad_request"],
  [{ links: { contactUrl: "http://crm.example/", conversationUrl: null } }, "link_template_invalid"],
  [{ links: { contactUrl: null, conversationUrl: "https://{contactId}.example" } }, "link_template_invalid"],
])("%j is refused as %s, and changes nothing", async (over, code) => {
  const { read, put } = await owned();
  const { settings } = await read();
  const answer = await put(7, { ...settings, ...over });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code });
  expect((await read()).revision).toBe(7);
});

test("another organisation's settings are not found, and only who administers changes them", async () => {
  const { website, path, read } = await owned();
  const stranger = await owned();
  const { settings } = await read();
  const body = { revision: 7, settings };
  for (const [method, at] of [
    ["GET", path],
    ["GET", `${path}/versions`],
    ["PUT", path],
  ] as const) {
    const answer = await askAs(stranger.owner.cookie, method, at, method === "PUT" ? body : undefined);
    expect(answer.status).toBe(404);
  }
  const member = await seedMember(env, website.organisationId, "member");
  expect((await askAs(member.cookie, "GET", path)).status).toBe(200);
  expect((await askAs(member.cookie, "PUT", path, body)).status).toBe(403);
  expect((await call(path)).status).toBe(401);
});

test("loader and replies tell a change within a minute", async () => {
  const nowMs = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
  const { website, change } = await owned();
  const place = { sessionId: freshSessionId(website.tag, nowMs), tabId: freshTabId(), seq: 0 };
  const first = await postEvents(website, place, pageEvents(`${website.origin}/`, nowMs));
  expect(await first.json()).toMatchObject({ configRevision: 7 });
  await change({ recorder: { privacy: { level: "strict" } } });

  vi.setSystemTime(nowMs + 59_000);
  const second = await postEvents(website, { ...place, seq: 1 }, [clickEvent("Buy", nowMs)]);
  expect(await second.json()).toMatchObject({ configRevision: 8 });
  const loader = await (await callPublic(`/r/${website.siteKey}.js`)).text();
  expect(loader).toContain('"privacy":{"level":"strict"}');
  expect(loader).toContain('"revision":8');
});

test("switched off, open pages are refused within a minute, which ends their recorders, and no new one begins", async () => {
  const nowMs = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
  const { website, read, change } = await owned();
  const place = { sessionId: freshSessionId(website.tag, nowMs), tabId: freshTabId(), seq: 0 };
  await postEvents(website, place, pageEvents(`${website.origin}/`, nowMs));
  const { featureFlags } = (await read()).settings;
  await change({ featureFlags: { ...featureFlags, enable_session_replay: false } });

  vi.setSystemTime(nowMs + 59_000);
  const second = await postEvents(website, { ...place, seq: 1 }, [clickEvent("Buy", nowMs)]);
  expect(second.status).toBe(403);
  expect(await second.json()).toMatchObject({ code: "recording_off" });
  expect(await (await callPublic(`/r/${website.siteKey}.js`)).text()).toContain('"enabled":false');
});

test("a replayed page loads from the allowed origins, unless the website does not want it", async () => {
  const { website, change } = await owned();
  const policy = async () =>
    (await callPublic(`/player/${website.websiteId}`)).headers.get("content-security-policy");
  expect(await policy()).toContain(website.origin);
  await change({ player: { loadsFromWebsite: false } });
  expect(await policy()).not.toContain(website.origin);
});
