import { createRoot } from "react-dom/client";
import { vi } from "vitest";
import type { Me, Website } from "../../../protocol/api.ts";
import { renderAt } from "./render-at.tsx";

type Answer = Response | Promise<Response>;
/**
 * What the API answers, by method and path: `PUT /api/me/name`, or by a function of that. What has no answer here is not
 * found, but for who is signed in and which website there is.
 */
export type Answers = Record<string, (body: unknown) => Answer> | ((what: string) => Answer | undefined);

export const json = (body: unknown, status = 200) => Response.json(body, { status });

const me: Partial<Me> = {
  organisationId: "org_demo",
  email: "ada@example.com",
  name: "Ada",
  publicOrigin: "http://127.0.0.1",
};
const website: Website = {
  websiteId: "web_demo",
  name: "Shop",
  siteKey: "pk_demo",
  planName: "Gold",
  retentionDays: 30,
};
const owner = { role: "owner", scopes: ["read", "write", "erase", "admin"] };
const viewer = { role: "viewer", scopes: ["read"] };

export interface OpenedDashboard {
  page: HTMLElement;
  /** What was asked, as `PUT /api/me/name`, with its body. */
  asked: { what: string; body: unknown }[];
  close: () => void;
}

/** The dashboard at a path, in jsdom, for an owner or a viewer. */
export function openDashboard(path: string, answers: Answers, as: "owner" | "viewer" = "owner") {
  // jsdom has neither scrolling nor sizes, by which a list knows what is in sight, and which change.
  vi.stubGlobal("scrollTo", () => {});
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  const asked: OpenedDashboard["asked"] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const what = `${init.method ?? "GET"} ${url}`;
    const body: unknown = init.body === undefined ? null : JSON.parse(String(init.body));
    asked.push({ what, body });
    const answer = typeof answers === "function" ? answers(what) : answers[what]?.(body);
    if (answer !== undefined) return await answer;
    if (what === "GET /api/me") return json({ ...me, ...(as === "owner" ? owner : viewer) });
    if (what === "GET /api/websites") return json({ websites: [website] });
    return json({ code: "not_found", message: "Nothing.", requestId: "r" }, 404);
  });
  const page = document.body.appendChild(document.createElement("div"));
  const root = createRoot(page);
  renderAt(root, path);
  const close = () => {
    root.unmount();
    page.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  };
  return { page, asked, close } satisfies OpenedDashboard;
}
