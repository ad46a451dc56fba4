import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { errorStatus } from "../../protocol/errors.ts";
import { codesOf } from "../../protocol/openapi/describe-operation.ts";
import { errorBody } from "../../protocol/openapi/error-body.ts";
import { everyOperation } from "../../protocol/openapi/every-operation.ts";
import { jsonSchema } from "../../protocol/openapi/json-schemas.ts";
import type { Operation } from "../../protocol/openapi/operation.ts";
import { namesIn } from "../../protocol/openapi/path-parameters.ts";
import { call } from "../testing/call.ts";
import { seedMember } from "../testing/seed-member.ts";
import { makeApiWorld, pathOf } from "./testing/api-world.ts";
import { arbitraryOf } from "./testing/arbitrary-of.ts";

const world = await makeApiWorld();
const runsPerRoute = 15;

interface Asked {
  ids: Record<string, string>;
  query: Record<string, string | undefined>;
  body: string | Uint8Array | undefined;
  headers: Record<string, string>;
}

/** What stands in a path, may be ours or anything; a single or double dot would be another path. */
const idOf = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(world.ids[name] ?? "") },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }) },
    { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{3}_[a-z0-9]{1,20}(_[a-z0-9]{8}_[a-z0-9]{16})?$/) },
  );

const textOfValue = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function queryOf({ query }: Operation): fc.Arbitrary<Asked["query"]> {
  const properties = Object.entries((query && jsonSchema(query, "input").properties) ?? {});
  const named = properties.map(([name, schema]): [string, fc.Arbitrary<string | undefined>] => [
    name,
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      { weight: 4, arbitrary: arbitraryOf(schema).map(textOfValue) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
    ),
  ]);
  return fc.record(Object.fromEntries(named));
}

function bodyOf({ method, body }: Operation): fc.Arbitrary<Asked["body"]> {
  if (method === "get") return fc.constant(undefined);
  const schema = body?.schema && jsonSchema(body.schema, "input");
  return fc.oneof<fc.Arbitrary<Asked["body"]>[]>(
    ...(schema ? [arbitraryOf(schema).map((value) => JSON.stringify(value))] : []),
    fc.json(),
    fc.array(fc.nat(255), { maxLength: 500 }).map((bytes) => new Uint8Array(bytes)),
    fc.constant(undefined),
  );
}

/** What comes with a request, beside who asks. */
const headersOf = ({ isPublic }: Operation): fc.Arbitrary<Record<string, string>> =>
  isPublic
    ? fc.constant({ origin: world.website.origin })
    : fc.constantFrom<Record<string, string>[]>(
        {},
        { range: "bytes=0-5", "accept-encoding": "gzip" },
        { range: "bytes=9-99999999999" },
        { authorization: `Bearer ${world.website.apiKey}`, "content-type": "text/plain" },
      );

/** A login of its own for each request: some end it. */
async function ownerHeaders(): Promise<Record<string, string>> {
  const { cookie } = await seedMember(env, world.website.organisationId, "owner");
  return { cookie, origin: env.DASHBOARD_ORIGIN };
}

const askedOf = (operation: Operation): fc.Arbitrary<Asked> =>
  fc.record({
    ids: fc.record(Object.fromEntries(namesIn(operation.path).map((name) => [name, idOf(name)]))),
    query: queryOf(operation),
    body: bodyOf(operation),
    headers: headersOf(operation),
  });

async function ask(operation: Operation, { ids, query, body, headers }: Asked): Promise<Response> {
  const base = operation.isPublic ? env.PUBLIC_ORIGIN : env.DASHBOARD_ORIGIN;
  const owner = operation.isPublic ? {} : await ownerHeaders();
  const url = new URL(pathOf(operation, ids), base);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  return await call(url.href, {
    method: operation.method.toUpperCase(),
    headers: { "content-type": "application/json", ...owner, ...headers },
    ...(body !== undefined && { body }),
  });
}

/** Dots alone in a path lead elsewhere, and there is something else or nothing. */
const leadsElsewhere = ["not_found", "method_not_allowed", "unauthorized", "forbidden"];

async function checkRefusal(operation: Operation, answer: Response): Promise<void> {
  const { code } = errorBody.parse(await answer.json());
  expect(answer.status).toBe(errorStatus[code]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect([...codesOf(operation), ...leadsElsewhere]).toContain(code);
}

/** Those that take away what others ask for come last. */
const inOrder = [...everyOperation].sort(
  (one, other) => Number(one.method === "delete") - Number(other.method === "delete"),
);

test.for(inOrder.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  "%s answers as described, whatever it is asked, and never by failing",
  { timeout: 60_000 },
  async ([, operation]) => {
    await fc.assert(
      fc.asyncProperty(askedOf(operation), async (asked) => {
        const answer = await ask(operation, asked);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) {
          await checkRefusal(operation, answer);
          return;
        }
        const described = operation.answers[answer.status];
        expect(described, `status ${answer.status}`).toBeDefined();
        const { type, schema } = described?.content ?? {};
        if (type === "application/json" && schema !== undefined) schema.parse(await answer.json());
        else await answer.arrayBuffer();
      }),
      { numRuns: runsPerRoute },
    );
  },
);
