import type { Env } from "../../../env.ts";
import { call } from "../../../testing/call.ts";
import type { SeededWebsite } from "../../../testing/seed-website.ts";

/** Posts a file to a website, with the website's own key or another's. */
export const importInto = (
  { websiteId, apiKey }: Pick<SeededWebsite, "websiteId" | "apiKey">,
  file: string | Uint8Array,
  over: Partial<Env> = {},
): Promise<Response> =>
  call(
    `/api/websites/${websiteId}/import`,
    { method: "POST", body: file, headers: { authorization: `Bearer ${apiKey}` } },
    over,
  );
