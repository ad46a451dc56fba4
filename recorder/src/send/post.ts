import type { ErrorBody } from "../../../protocol/errors.ts";
import type { ChunkReply } from "../../../protocol/reply.ts";

/** How a POST ended. A reply's fields are as the server sent them: absent ones are neutral. */
export type PostOutcome =
  | { kind: "accepted"; reply: Partial<ChunkReply> }
  | { kind: "refused"; status: number; error: Partial<ErrorBody>; retryAfter: string | null }
  | { kind: "unreachable" };

/** As the page had it when the recorder began: what patches `fetch` later does not see our requests. */
const pageFetch = window.fetch;

/** Never rejects. `text/plain` keeps the request CORS-simple, so that no preflight is paid. */
export async function post(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  keepalive: boolean,
): Promise<PostOutcome> {
  try {
    const response = await pageFetch.call(window, url, {
      method: "POST",
      body,
      headers: { "content-type": "text/plain" },
      credentials: "omit",
      // A page may tell every server its whole address.
      referrerPolicy: "origin",
      keepalive,
    });
    // Read to its end whatever the status: an unread reply keeps its share of the keepalive quota.
    const json = parseObject(await response.text());
    if (response.ok) return { kind: "accepted", reply: json };
    const retryAfter = response.headers.get("retry-after");
    return { kind: "refused", status: response.status, error: json, retryAfter };
  } catch {
    return { kind: "unreachable" };
  }
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
