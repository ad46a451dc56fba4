import { type ErrorCode, errorStatus } from "../errors.ts";
import type { Scope } from "../rights.ts";
import { type JsonSchema, jsonSchema } from "./json-schemas.ts";
import type { Answer, Content, Operation } from "./operation.ts";
import { namesIn, pathParameters } from "./path-parameters.ts";

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  example?: string;
  schema: JsonSchema;
}

export interface Described {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: object[];
  servers?: object[];
  parameters: Parameter[];
  requestBody?: { required: true; description: string; content: MediaTypes };
  responses: Record<string, { description: string; headers?: object; content?: MediaTypes }>;
}

type MediaTypes = Record<string, { schema?: JsonSchema }>;

/** As the document has it. */
export function describeOperation(operation: Operation): Described {
  const { id, topic, summary, details, body } = operation;
  const words = [details, rightOf(operation)].filter(Boolean).join("\n\n");
  return {
    operationId: id,
    tags: [topic],
    summary,
    ...(words !== "" && { description: words }),
    ...(operation.isOpen && { security: operation.isOperators ? [{ operatorToken: [] }] : [] }),
    ...(operation.isPublic && {
      servers: [
        {
          url: "{publicOrigin}",
          description: "The Worker's own origin; `GET /api/me` tells it.",
          variables: { publicOrigin: { default: "http://127.0.0.1:8787" } },
        },
      ],
    }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: { required: true, description: body.description, content: contentOf(body, "input") },
    }),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  };
}

const rightOf = (operation: Operation): string => {
  const scope = scopeOf(operation);
  return scope === null ? "" : `Needs the right to \`${scope}\`.`;
};

/** What a caller needs; null: nothing, or nothing but to be known. */
export function scopeOf({ isOpen, method, scope }: Operation): Scope | null {
  if (isOpen) return null;
  return scope === undefined ? (method === "get" ? "read" : "write") : scope;
}

function parametersOf({ path, query, headers = {} }: Operation): Parameter[] {
  const inPath = namesIn(path).map((name): Parameter => {
    const known = pathParameters[name];
    if (known === undefined) throw new Error(`nobody says what {${name}} is`);
    return { name, in: "path", required: true, ...known, schema: { type: "string" } };
  });
  const { properties = {}, required = [] } = query === undefined ? {} : jsonSchema(query, "input");
  const inQuery = Object.entries(properties).map(([name, property]): Parameter => {
    const { description, ...schema } = typeof property === "boolean" ? {} : property;
    return {
      ...{ name, in: "query", required: required.includes(name) },
      ...(description !== undefined && { description }),
      schema,
    };
  });
  const inHeaders = Object.entries(headers).map(
    ([name, description]): Parameter => ({
      ...{ name, in: "header", required: false, description },
      schema: { type: "string" },
    }),
  );
  return [...inPath, ...inQuery, ...inHeaders];
}

function contentOf({ type, schema }: Content, side: "input" | "output"): MediaTypes {
  return { [type]: schema === undefined ? {} : { schema: jsonSchema(schema, side) } };
}

function answersOf({ answers }: Operation): Described["responses"] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, content, headers }]: [string, Answer]) => [
      status,
      {
        description,
        ...(headers && { headers: headersOf(headers) }),
        ...(content && { content: contentOf(content, "output") }),
      },
    ]),
  );
}

const headersOf = (headers: Record<string, string>): object =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
  );

/** By status, each with its codes. What any route may answer when it is overloaded or fails stands under `default`. */
function refusalsOf(operation: Operation): Described["responses"] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(operation)) {
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  }
  const error = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  const told = [...byStatus].map(([status, codes]) => [
    status,
    { description: codes.map((code) => `\`${code}\``).join(", "), content: error },
  ]);
  return { ...Object.fromEntries(told), default: { description: "Any other error.", content: error } };
}

/** Those that follow from what the operation takes, and its own. */
export function codesOf(operation: Operation): ErrorCode[] {
  const { path, query, body, isOpen, refusals = [] } = operation;
  const codes = new Set<ErrorCode>(refusals);
  if (query !== undefined || body?.type === "application/json") codes.add("bad_request");
  if (!isOpen) codes.add("unauthorized").add("rate_limited");
  if (scopeOf(operation) !== null) codes.add("forbidden");
  if (!isOpen && /\{(websiteId|sessionId)\}/.test(path)) codes.add("not_found");
  if (/^\/api\/replay\//.test(path) && operation.method !== "delete") codes.add("replay_not_in_plan");
  return [...codes];
}
