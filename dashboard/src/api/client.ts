import * as z from "zod";

const errorBody = z.object({ code: z.string(), message: z.string(), requestId: z.string() });

/** An answer that is not a success, or none at all (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Empty when no answer came. */
  readonly requestId: string;

  constructor(status: number, code: string, message: string, requestId: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

/** @throws {ApiError} unless the answer is a success */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(path, init);
  if (response.ok) return response;
  const body = errorBody.safeParse(await response.json().catch(() => null));
  if (body.success)
    throw new ApiError(response.status, body.data.code, body.data.message, body.data.requestId);
  throw new ApiError(response.status, "unknown", `The server answered with ${response.status}.`, "");
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api${path}`, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, "unreachable", "The server could not be reached.", "");
  }
}

/** @throws {ApiError} also when the answer is not of the schema's shape */
export async function getJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  return await parseJson(await request(path, signal ? { signal } : {}), schema);
}

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/** @throws {ApiError} also when the answer is not of the schema's shape */
export async function sendForJson<Schema extends z.ZodType>(
  method: Method,
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return await parseJson(await request(path, jsonInit(method, body)), schema);
}

/** @throws {ApiError} also when the answer is not of the schema's shape */
export const postForJson = <Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> => sendForJson("POST", path, body, schema);

const jsonInit = (method: Method, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body ?? {}),
});

async function parseJson<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiError(
    response.status,
    "unreadable",
    "The server's answer has a shape this dashboard does not know. Reload the page to get its newest version.",
    "",
  );
}

export const postJson = (path: string, body?: unknown): Promise<void> => sendJson("POST", path, body);
export const putJson = (path: string, body: unknown): Promise<void> => sendJson("PUT", path, body);
export const deleteJson = (path: string): Promise<void> => sendJson("DELETE", path);

async function sendJson(method: Method, path: string, body?: unknown): Promise<void> {
  await request(path, jsonInit(method, body));
}
