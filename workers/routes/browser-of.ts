import type { Visit } from "../session-stub.ts";

const maxUserAgentChars = 512;

/** What a request says of the browser it comes from. Country: ISO 3166-1 alpha-2, empty where the platform tells none. */
export function browserOf(request: Request): Pick<Visit, "userAgent" | "country"> {
  const country = request.cf?.country;
  return {
    userAgent: (request.headers.get("user-agent") ?? "").slice(0, maxUserAgentChars),
    country: typeof country === "string" ? country : "",
  };
}
