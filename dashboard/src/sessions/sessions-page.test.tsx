import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aSession } from "../api/a-session.ts";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf } from "../testing/type-into.ts";

const totals = { total: 0, active: 0, completed: 0, events: 0 };
const listOf = (...sessions: ReturnType<typeof aSession>[]) =>
  json({ sessions, nextCursor: null, totals: { ...totals, total: sessions.length } });

describe("the sessions page", () => {
  let opened: OpenedDashboard;
  // The router fetches the page's code when it is first needed, which is none of what the tests wait for.
  beforeAll(async () => void (await import("./sessions-page.tsx")), 60_000);
  afterEach(() => opened.close());

  /** @param list answers for the sessions */
  function open(path: string, list: (query: URLSearchParams) => Response | Promise<Response>) {
    opened = openDashboard(path, (what) => {
      if (what.endsWith("/saved-filters")) return json({ filters: [] });
      const { pathname, searchParams } = new URL(what.replace("GET ", ""), location.origin);
      return pathname === "/api/websites/web_demo/sessions" ? list(searchParams) : undefined;
    });
  }
  const says = (words: string) =>
    vi.waitFor(() => expect(opened.page.textContent).toContain(words), { timeout: 5_000 });
  const press = (name: string) => buttonOf(name)?.click();

  it("shows rows of the right height before the first answer", async () => {
    open("/websites/web_demo/sessions", () => new Promise<Response>(() => {}));
    await vi.waitFor(
      () => expect(opened.page.querySelector("[aria-label='Loading sessions']")).not.toBeNull(),
      {
        timeout: 5_000,
      },
    );
  });

  it("shows each session with what it counts, and leads to its replay", async () => {
    open("/websites/web_demo/sessions?range=30d", () =>
      listOf(aSession({ status: "active", errorCount: 2 })),
    );
    await says("Visitor 8f3a");
    const row = opened.page.querySelector("[data-session]");
    expect(row?.textContent).toContain("shop.example/pricing?ref=mail5 pages4:12318 ev▲2DEChrome · Windows");
    expect(row?.querySelector("[aria-label=Live]")).not.toBeNull();
    expect(row?.getAttribute("href")).toBe(
      "/websites/web_demo/sessions/ses_demo_0m0abcde_aaaaaaaaaaaaaaaa?range=30d",
    );
  });

  it("draws what the visitor did in the session's time, where that was counted", async () => {
    const [counted, before] = [
      "ses_demo_0m0abcde_aaaaaaaaaaaaaaaa",
      "ses_demo_0m0abcde_bbbbbbbbbbbbbbbb",
    ] as const;
    open("/websites/web_demo/sessions", () =>
      listOf(
        aSession({ sessionId: counted, activity: [35, 0, 7] }),
        aSession({ sessionId: before, activity: null }),
      ),
    );
    await says("Visitor 8f3a");
    const drawn = (sessionId: string) =>
      [...opened.page.querySelectorAll(`[data-session=${sessionId}] [data-sparkline] path`)].map((path) =>
        path.getAttribute("d"),
      );
    expect(drawn(counted)).toEqual(["M0 35v-35h0.75v35zM2 35v-7h0.75v7z"]);
    expect(drawn(before)).toEqual([]);
  });

  it("says how much the visitor struggled, and by what", async () => {
    const signalCounts = { rageClick: 2, errorClick: 1, plainClick: 4 };
    open("/websites/web_demo/sessions", () =>
      listOf(aSession({ frustration: 63, hasFrustration: true, signalCounts })),
    );
    await says("Frustration 63");
    const struggle = opened.page.querySelector("[data-struggle]");
    expect(struggle?.textContent).toBe("Frustration 63Rage click ×2Error after a click");
    expect(struggle?.getAttribute("title")).toContain("4 Click on plain content");
  });

  it("asks for the order and the filters that the URL says, and takes a filter out of both", async () => {
    const asked: string[] = [];
    open("/websites/web_demo/sessions?sort=frustration&errors=true&signal=deadClick", (query) => {
      query.delete("from");
      asked.push(query.toString());
      return json({
        sessions: [aSession()],
        nextCursor: null,
        totals,
        matching: { count: 1, hasMore: false },
      });
    });
    await says("Dead click1 session");
    expect(asked[0]).toBe("status=all&sort=frustration&hasErrors=true&signal=deadClick");
    expect(opened.page.querySelector("ol")?.getAttribute("aria-label")).toBe(
      "Sessions, most frustrated first",
    );
    press("Remove the filter “Dead click”");
    await vi.waitFor(() => expect(asked.at(-1)).toBe("status=all&sort=frustration&hasErrors=true"));
    await vi.waitFor(() => expect(location.search).toBe("?sort=frustration&errors=true"));
  });

  it("goes on looking where the newest sessions have nothing of what is asked for", async () => {
    const cursors: (string | null)[] = [];
    vi.stubGlobal(
      "IntersectionObserver",
      class {
        readonly #tell: (entries: { isIntersecting: boolean }[]) => void;
        constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
          this.#tell = tell;
        }
        observe() {
          this.#tell([{ isIntersecting: true }]);
        }
        disconnect() {}
      },
    );
    open("/websites/web_demo/sessions?errors=true", (query) => {
      const cursor = query.get("cursor");
      cursors.push(cursor);
      if (cursor === "c2") return listOf(aSession());
      return json({ sessions: [], nextCursor: cursor === null ? "c1" : "c2", totals });
    });
    await says("Visitor 8f3a");
    expect(cursors.slice(0, 3)).toEqual([null, "c1", "c2"]);
  });

  it("clears filters that leave nothing", async () => {
    open("/websites/web_demo/sessions?struggle=true&range=30d", () =>
      json({ sessions: [], nextCursor: null, totals: { ...totals, total: 9, completed: 9 } }),
    );
    await says("No sessions match these filters");
    press("Clear the filters");
    await vi.waitFor(() => expect(location.search).toBe("?range=30d"));
  });

  it("says of an empty list what to do", async () => {
    open("/websites/web_demo/sessions", () => listOf());
    await says("No sessions in the last 7 days");
    expect(opened.page.textContent).toContain("pk_demo");
    press("Look at the last 90 days");
    await says("No sessions in the last 90 days");
    expect(location.search).toBe("?range=90d");
  });

  it("tells an empty filter from an empty website", async () => {
    open("/websites/web_demo/sessions?status=active", () =>
      json({ sessions: [], nextCursor: null, totals: { ...totals, total: 9, completed: 9 } }),
    );
    await says("Nobody is on the website right now");
  });

  it("says why the list is missing, in the server's words, and tries again when asked", async () => {
    let isDown = true;
    const problem = { code: "overloaded", message: "The catalog is busy.", requestId: "req_1" };
    open("/websites/web_demo/sessions", () => (isDown ? json(problem, 503) : listOf(aSession())));
    await says("The catalog is busy.");
    expect(opened.page.textContent).toContain("req_1");
    isDown = false;
    press("Try again");
    await says("Visitor 8f3a");
  });

  it("opens after all when the server was away at first and is asked again", async () => {
    // React and the router both write down what the boundary caught.
    for (const level of ["error", "warn"] as const) vi.spyOn(console, level).mockReturnValue();
    let isDown = true;
    opened = openDashboard("/websites/web_demo/sessions", (what) => {
      if (isDown) throw new TypeError("Failed to fetch");
      if (what.endsWith("/saved-filters")) return json({ filters: [] });
      return what.includes("/sessions?") ? listOf(aSession()) : undefined;
    });
    await says("The server could not be reached.");
    isDown = false;
    press("Try again");
    await says("Visitor 8f3a");
  });

  it("leads to sign-in and knows the way back when nobody is signed in", async () => {
    opened = openDashboard("/websites/web_demo/sessions?status=active", () =>
      json({ code: "unauthorized", message: "Sign in first.", requestId: "req_1" }, 401),
    );
    await says("Sign in to Playhead");
    expect(new URLSearchParams(location.search).get("next")).toBe(
      "/websites/web_demo/sessions?status=active",
    );
  });
});
