import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aSession } from "../api/a-session.ts";
import { renderAt } from "../testing/render-at.tsx";

const totals = { total: 0, active: 0, completed: 0, events: 0 };
const me = { organisationId: "org_demo", email: "demo@playhead.local", publicOrigin: "http://127.0.0.1" };
const website = {
  websiteId: "web_demo",
  name: "Tidewater Supply",
  siteKey: "pk_demo",
  planName: "Enterprise",
  retentionDays: 180,
};

type Answer = (query: URLSearchParams) => Response | Promise<Response>;
const json = (body: unknown, status = 200) => Response.json(body, { status });
const listOf = (...sessions: ReturnType<typeof aSession>[]) =>
  json({ sessions, nextCursor: null, totals: { ...totals, total: sessions.length } });

/** The API as the page meets it; `list` answers for the sessions. */
function serve(list: Answer) {
  vi.stubGlobal("fetch", async (path: string) => {
    if (path === "/api/me") return json(me);
    if (path === "/api/websites") return json({ websites: [website] });
    if (path.endsWith("/saved-filters")) return json({ filters: [] });
    return await list(new URL(path, location.origin).searchParams);
  });
}

describe("the sessions page", () => {
  let root: Root;
  let box: HTMLElement;
  // The router fetches the page's code when it is first needed, which is none of what the tests wait for.
  beforeAll(async () => void (await import("./sessions-page.tsx")), 60_000);
  beforeEach(() => {
    // jsdom has no scrolling, which the router would restore.
    vi.stubGlobal("scrollTo", () => {});
    // Nor any sizes, by which the list knows what is in sight.
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
    box = document.body.appendChild(document.createElement("div"));
    root = createRoot(box);
  });
  afterEach(() => {
    root.unmount();
    box.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const open = (path: string) => renderAt(root, path);
  const says = (words: string) =>
    vi.waitFor(() => expect(box.textContent).toContain(words), { timeout: 5_000 });
  const press = (name: string) =>
    [...box.querySelectorAll("button")]
      .find((one) => one.textContent === name || one.getAttribute("aria-label") === name)
      ?.click();

  it("shows rows of the right height before the first answer", async () => {
    serve(() => new Promise<Response>(() => {}));
    open("/websites/web_demo/sessions");
    await vi.waitFor(() => expect(box.querySelector("[aria-label='Loading sessions']")).not.toBeNull(), {
      timeout: 5_000,
    });
  });

  it("shows each session with what it counts, and leads to its replay", async () => {
    serve(() => listOf(aSession({ status: "active", errorCount: 2 })));
    open("/websites/web_demo/sessions?range=30d");
    await says("Visitor 8f3a");
    const row = box.querySelector("[data-session]");
    expect(row?.textContent).toContain("shop.example/pricing?ref=mail5 pages4:12318 ev▲2DEChrome · Windows");
    expect(row?.querySelector("[aria-label=Live]")).not.toBeNull();
    expect(row?.getAttribute("href")).toBe(
      "/websites/web_demo/sessions/ses_demo_0m0abcde_aaaaaaaaaaaaaaaa?range=30d",
    );
  });

  it("says how much the visitor struggled, and by what", async () => {
    const signalCounts = { rageClick: 2, errorClick: 1, plainClick: 4 };
    serve(() => listOf(aSession({ frustration: 63, hasFrustration: true, signalCounts })));
    open("/websites/web_demo/sessions");
    await says("Frustration 63");
    const struggle = box.querySelector("[data-struggle]");
    expect(struggle?.textContent).toBe("Frustration 63Rage click ×2Error after a click");
    expect(struggle?.getAttribute("title")).toContain("4 Click on plain content");
  });

  it("asks for the order and the filters that the URL says, and takes a filter out of both", async () => {
    const asked: string[] = [];
    serve((query) => {
      query.delete("from");
      asked.push(query.toString());
      return json({
        sessions: [aSession()],
        nextCursor: null,
        totals,
        matching: { count: 1, hasMore: false },
      });
    });
    open("/websites/web_demo/sessions?sort=frustration&errors=true&signal=deadClick");
    await says("Dead click1 session");
    expect(asked[0]).toBe("status=all&sort=frustration&hasErrors=true&signal=deadClick");
    expect(box.querySelector("ol")?.getAttribute("aria-label")).toBe("Sessions, most frustrated first");
    press("Remove the filter “Dead click”");
    await vi.waitFor(() => expect(asked.at(-1)).toBe("status=all&sort=frustration&hasErrors=true"));
    await vi.waitFor(() => expect(location.search).toBe("?sort=frustration&errors=true"));
  });

  it("clears filters that leave nothing", async () => {
    serve(() => json({ sessions: [], nextCursor: null, totals: { ...totals, total: 9, completed: 9 } }));
    open("/websites/web_demo/sessions?struggle=true&range=30d");
    await says("No sessions match these filters");
    press("Clear the filters");
    await vi.waitFor(() => expect(location.search).toBe("?range=30d"));
  });

  it("says of an empty list what to do", async () => {
    serve(() => listOf());
    open("/websites/web_demo/sessions");
    await says("No sessions in the last 7 days");
    expect(box.textContent).toContain("pk_demo");
    press("Look at the last 90 days");
    await says("No sessions in the last 90 days");
    expect(location.search).toBe("?range=90d");
  });

  it("tells an empty filter from an empty website", async () => {
    serve(() => json({ sessions: [], nextCursor: null, totals: { ...totals, total: 9, completed: 9 } }));
    open("/websites/web_demo/sessions?status=active");
    await says("Nobody is on the website right now");
  });

  it("says why the list is missing, in the server's words, and tries again when asked", async () => {
    let isDown = true;
    const problem = { code: "overloaded", message: "The catalog is busy.", requestId: "req_1" };
    serve(() => (isDown ? json(problem, 503) : listOf(aSession())));
    open("/websites/web_demo/sessions");
    await says("The catalog is busy.");
    expect(box.textContent).toContain("req_1");
    isDown = false;
    press("Try again");
    await says("Visitor 8f3a");
  });

  it("opens after all when the server was away at first and is asked again", async () => {
    // React and the router both write down what the boundary caught.
    for (const level of ["error", "warn"] as const) vi.spyOn(console, level).mockReturnValue();
    let isDown = true;
    vi.stubGlobal("fetch", async (path: string) => {
      if (isDown) throw new TypeError("Failed to fetch");
      if (path === "/api/me") return json(me);
      if (path.endsWith("/saved-filters")) return json({ filters: [] });
      return path === "/api/websites" ? json({ websites: [website] }) : listOf(aSession());
    });
    open("/websites/web_demo/sessions");
    await says("The server could not be reached.");
    isDown = false;
    press("Try again");
    await says("Visitor 8f3a");
  });

  it("leads to sign-in and knows the way back when nobody is signed in", async () => {
    vi.stubGlobal("fetch", async () =>
      json({ code: "unauthorized", message: "Sign in first.", requestId: "req_1" }, 401),
    );
    open("/websites/web_demo/sessions?status=active");
    await says("Sign in to Playhead");
    expect(new URLSearchParams(location.search).get("next")).toBe(
      "/websites/web_demo/sessions?status=active",
    );
  });
});
