import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scopeOf } from "../../protocol/openapi/describe-operation.ts";
import { type JsonSchema, jsonSchema } from "../../protocol/openapi/json-schemas.ts";
import type { Operation } from "../../protocol/openapi/operation.ts";
import { namesIn } from "../../protocol/openapi/path-parameters.ts";
import { call } from "../testing/call.ts";
import { seedMember } from "../testing/seed-member.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { closedOperations, makeApiWorld, pathOf } from "./testing/api-world.ts";
import { arbitraryOf } from "./testing/arbitrary-of.ts";

const world = await makeApiWorld();
const stranger = await makeApiWorld();
const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
const viewer = await seedMember(env, world.website.organisationId, "viewer");

/** A test that asks all routes takes longer than one that asks one. */
const everyRoute = { timeout: 60_000 };

type Headers = Record<string, string>;
const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });
const login = (cookie: string): Headers => ({ cookie, origin: env.DASHBOARD_ORIGIN });
const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

const sampleOf = (schema: JsonSchema): unknown => fc.sample(arbitraryOf(schema), { seed: 7, numRuns: 1 })[0];

function neededQuery({ query }: Operation): URLSearchParams {
  const { properties = {}, required = [] } = query === undefined ? {} : jsonSchema(query, "input");
  const needed = Object.entries(properties).filter(([name]) => required.includes(name));
  return new URLSearchParams(
    needed.map(([name, schema]) => [name, typeof schema === "boolean" ? "" : String(sampleOf(schema))]),
  );
}

/** With a body that the route takes, so that nothing but the caller is wrong. */
async function ask(operation: Operation, ids: Record<string, string>, headers: Headers): Promise<Response> {
  const schema = operation.body?.schema;
  const body = schema && sampleOf(jsonSchema(schema, "input"));
  return await call(`${pathOf(operation, ids)}?${neededQuery(operation)}`, {
    method: operation.method.toUpperCase(),
    headers: { ...headers, "content-type": "application/json" },
    ...(schema && { body: JSON.stringify(body) }),
  });
}

async function codeOf(answer: Response): Promise<unknown> {
  const { requestId: _, ...error } = await answer.json<Record<string, unknown>>();
  return error;
}

test.for([
  ["without a key", {}],
  ["with a revoked key", bearer(revoked.apiKey)],
  ["with a key that never was", bearer("phk_never")],
  ["with a cookie that is none of ours", login("playhead_login=x.y")],
] as const)("%s every closed route answers 401, in the same words", everyRoute, async ([, headers]) => {
  for (const operation of closedOperations) {
    const answer = await ask(operation, world.ids, headers);
    expect(answer.status, nameOf(operation)).toBe(401);
    expect(await codeOf(answer)).toEqual({
      code: "unauthorized",
      message: "A valid API key or login is needed.",
    });
  }
});

/** Names of what belongs to an organisation; the rest of a path is only meant within it. */
const owned = [
  "websiteId",
  "sessionId",
  "organisationId",
  "personId",
  "loginId",
  "invitationId",
  "keyId",
  "receiptId",
];
const isOwned = ({ path }: Operation): boolean => namesIn(path).some((name) => owned.includes(name));
const absent = {
  ...{
    websiteId: "web_none",
    sessionId: `ses_none_mi8zk3a0_${"a".repeat(16)}`,
    receiptId: `era_${"a".repeat(20)}`,
  },
  ...{ organisationId: "org_none", personId: "per_none", loginId: "log_none" },
  ...{ invitationId: "inv_none", keyId: "key_none" },
};

describe.for([
  ["another organisation's key", bearer(stranger.website.apiKey)],
  ["another organisation's owner", login(stranger.cookie)],
] as const)("%s", ([, headers]) => {
  test.for(closedOperations.filter(isOwned).map((operation) => [nameOf(operation), operation] as const))(
    "is told by %s what it would be told of what never was",
    async ([, operation]) => {
      const answer = await ask(operation, world.ids, headers);
      expect([403, 404]).toContain(answer.status);
      const never = await ask(operation, { ...world.ids, ...absent }, headers);
      expect(answer.status).toBe(never.status);
      expect(await codeOf(answer)).toEqual(await codeOf(never));
    },
  );

  test("finds nothing of this one in any list", everyRoute, async () => {
    const secrets = [world.website.websiteId, world.website.apiKey, world.ids.sessionId, world.ids.personId];
    for (const operation of closedOperations.filter((one) => !isOwned(one) && one.method === "get")) {
      const text = await (await ask(operation, world.ids, headers)).text();
      for (const secret of secrets) expect(text, nameOf(operation)).not.toContain(secret);
    }
  });
});

test("a viewer may read, and do nothing else", everyRoute, async () => {
  for (const operation of closedOperations) {
    const scope = scopeOf(operation);
    if (scope === null) continue;
    const { status } = await ask(operation, world.ids, login(viewer.cookie));
    // This asks for no socket.
    const whenAllowed = operation.id === "watchSession" ? ["400"] : Object.keys(operation.answers);
    expect(scope === "read" ? whenAllowed : ["403"], nameOf(operation)).toContain(String(status));
  }
});

test("after all of this the organisation has what it had", async () => {
  const { ids } = world;
  const textOf = async (path: string): Promise<string> =>
    await (await call(path, { headers: login(world.cookie) })).text();
  expect(await textOf("/api/keys")).toContain(ids.keyId);
  expect(await textOf("/api/invitations")).toContain(ids.invitationId);
  expect(await textOf("/api/members")).toContain(ids.personId);
  expect(await textOf(`/api/replay/${ids.sessionId}`)).toContain('"type":2');
  expect(JSON.parse(await textOf(`/api/websites/${ids.websiteId}/sessions`))).toMatchObject({
    totals: { total: 1 },
  });
});
