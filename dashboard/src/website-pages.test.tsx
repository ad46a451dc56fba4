import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aSession } from "./api/a-session.ts";
import { json, type OpenedDashboard, openDashboard } from "./testing/open-dashboard.tsx";

const error = {
  fingerprint: "fp_1",
  type: "TypeError",
  message: "x is not a function",
  place: "pay (cart.js)",
  status: "regressed",
  firstSeenAt: "2026-11-20T10:00:00.000Z",
  lastSeenAt: "2026-11-21T10:00:00.000Z",
  count: 12,
  sessions: 3,
  days: [{ day: "2026-11-21", sessions: 3 }],
};
const had = {
  session: aSession(),
  atMs: 8_000,
  tabId: "tab_aaaaaaaaaaaa",
  count: 2,
  message: "x is not a function",
};
const page = {
  path: "/orders/:id",
  views: 40,
  sessions: 21,
  exits: 7,
  exitRate: 1 / 3,
  medianSeconds: 75,
  depthPercents: { lower: 20, median: 55, upper: 90 },
  errors: 0,
  struggles: 4,
};

describe("the pages about a whole website", () => {
  let opened: OpenedDashboard;
  let answers: Record<string, unknown>;
  beforeAll(async () => {
    await import("./errors/errors-page.tsx");
    await import("./errors/error-page.tsx");
    await import("./pages/pages-page.tsx");
  }, 60_000);
  beforeEach(() => {
    answers = {};
  });
  afterEach(() => opened.close());

  function open(path: string) {
    opened = openDashboard(path, (what) => {
      const { pathname } = new URL(what.replace("GET ", ""), location.origin);
      return pathname in answers ? json(answers[pathname]) : undefined;
    });
  }
  const asked = () => opened.asked.map(({ what }) => what.replace(/&from=[^&]*/, ""));
  const says = (words: string) =>
    vi.waitFor(() => expect(opened.page.textContent).toContain(words), { timeout: 5_000 });
  const hrefOf = (title: string) => opened.page.querySelector(`a[title="${title}"]`)?.getAttribute("href");

  it("errors stand in groups, as the address asks for them, with the sessions behind each", async () => {
    answers["/api/websites/web_demo/errors"] = { errors: [error], nextCursor: null };
    open("/websites/web_demo/errors?status=regressed&sort=count&range=30d");
    await says("TypeError: x is not a function");
    expect(opened.page.textContent).toContain("Came again");
    expect(asked()).toContain("GET /api/websites/web_demo/errors?sort=count&status=regressed");
    expect(hrefOf("The sessions that had it")).toBe("/websites/web_demo/sessions?range=30d&error=fp_1");
  });

  it("an error leads to each moment of it, a little before, with the stack beside the replay", async () => {
    const detail = { ...error, stack: "at pay (cart.js:4:2)", releases: [], browsers: [] };
    answers["/api/websites/web_demo/errors/fp_1"] = detail;
    answers["/api/websites/web_demo/errors/fp_1/sessions"] = { sessions: [had], nextCursor: null };
    open("/websites/web_demo/errors/fp_1");
    await says("at pay (cart.js:4:2)");
    await says("Watch it happen");
    const moment = opened.page.querySelector("section a")?.getAttribute("href") ?? "";
    expect(Object.fromEntries(new URL(moment, location.origin).searchParams)).toEqual({
      t: "5",
      panel: "errors",
      tab: "tab_aaaaaaaaaaaa",
    });
  });

  it("says that nothing broke rather than show an empty table", async () => {
    answers["/api/websites/web_demo/errors"] = { errors: [], nextCursor: null };
    open("/websites/web_demo/errors");
    await says("Nothing broke");
  });

  it("pages lead from each number to the sessions behind it", async () => {
    answers["/api/websites/web_demo/pages"] = {
      ...{ pages: [page], pageCount: 1, sampledSessions: 90, hasMore: true },
    };
    open("/websites/web_demo/pages");
    await says("from 90 sessions that are over: the newest of the time, which has more");
    expect(opened.page.textContent).toContain("7 exits · 33 %");
    expect(opened.page.textContent).toContain("1:15");
    const exits = hrefOf("Sessions that ended on it") ?? "";
    expect(new URL(exits, location.origin).searchParams.get("exitPage")).toBe("/orders/:id");
    expect(hrefOf("Its sessions with errors")).toBeUndefined();
    expect(hrefOf("Its sessions with frustration")).toContain("struggle=true");
  });
});
