import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aSession } from "../api/a-session.ts";
import { type Answers, json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf } from "../testing/type-into.ts";

const visitorId = "vis_8f3aaaaaaaaaaaaa";
const api = `/api/websites/web_demo/visitors/${visitorId}`;
const maria = { id: "4711", name: "Maria Keller", email: "maria@shop.example", url: "javascript:alert(1)" };
const page = { path: "/pay", views: 2, seconds: 75, isExit: true, depthPercent: 80, errors: 0, struggles: 1 };
const seen = {
  visitorId,
  firstSeenAt: "2026-11-20T10:00:00.000Z",
  lastSeenAt: "2026-11-21T10:04:12.000Z",
  sessionCount: { count: 2, hasMore: false },
  contact: maria,
  sessions: [aSession({ signalCounts: { rageClick: 2 }, pages: [page] })],
  nextCursor: "next",
};
const older = { ...seen, sessions: [aSession({ sessionId: "ses_demo_0m0aaaaa_aaaaaaaaaaaaaaaa" })] };

describe("a visitor's page", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => void (await import("./visitor-page.tsx")), 60_000);
  afterEach(() => opened.close());

  const open = (answers: Answers, as?: "viewer") => {
    opened = openDashboard(`/websites/web_demo/visitors/${visitorId}`, answers, as);
  };
  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const hrefOf = (words: string) =>
    [...opened.page.querySelectorAll("a")]
      .find((link) => link.textContent?.includes(words))
      ?.getAttribute("href");

  it("tells who it is, what they did, and leads to each session and to more of them", async () => {
    open({
      [`GET ${api}`]: () => json(seen),
      [`GET ${api}?cursor=next`]: () => json({ ...older, nextCursor: null }),
    });
    await says("maria@shop.example");
    expect(opened.page.querySelector("h1")?.textContent).toBe("Maria Keller");
    expect(opened.page.querySelector("section[aria-label=Signals]")?.textContent).toContain("Rage click×2");
    expect(opened.page.querySelector("section[aria-label=Pages]")?.textContent).toContain("/pay1:15");
    expect(hrefOf("Rage click")).toContain(`visitorId=${visitorId}&signal=rageClick`);
    expect(hrefOf("/pricing")).toBe("/websites/web_demo/sessions/ses_demo_0m0abcde_aaaaaaaaaaaaaaaa");
    expect(hrefOf("Export")).toBe(`${api}/export`);
    // What a page says of its visitor leads nowhere but to pages.
    expect(hrefOf("Contact")).toBeUndefined();
    buttonOf("More sessions")?.click();
    await vi.waitFor(() => expect(opened.page.querySelectorAll("ol > li")).toHaveLength(2));
    expect(buttonOf("More sessions")).toBeUndefined();
  });

  it("erases the visitor once that is confirmed, and goes to the list", async () => {
    const scope = { websiteId: "web_demo", kind: "visitor", id: visitorId, askedBy: "member" };
    const times = { requestedAt: seen.lastSeenAt, completedAt: null };
    const receipt = { receiptId: "era_1", ...times, scope, sessions: [] };
    open({ [`GET ${api}`]: () => json(seen), [`DELETE ${api}`]: () => json(receipt) });
    await says("maria@shop.example");
    buttonOf("Erase…")?.click();
    await says("Erase Maria Keller?");
    expect(opened.asked.map(({ what }) => what)).not.toContain(`DELETE ${api}`);
    buttonOf("Erase the visitor")?.click();
    await vi.waitFor(() => expect(location.pathname).toBe("/websites/web_demo/sessions"));
    expect(opened.asked.map(({ what }) => what)).toContain(`DELETE ${api}`);
  });

  it("lets a viewer look and not erase", async () => {
    open({ [`GET ${api}`]: () => json(seen) }, "viewer");
    await says("maria@shop.example");
    expect(buttonOf("Erase…")?.disabled).toBe(true);
  });

  it("says that there is no such visitor, and tells that from a server that is away", async () => {
    open({});
    await says("There is no such visitor");
    opened.close();
    open({ [`GET ${api}`]: () => json({ code: "overloaded", message: "Busy.", requestId: "req_1" }, 503) });
    await says("The visitor could not be loaded");
  });
});
