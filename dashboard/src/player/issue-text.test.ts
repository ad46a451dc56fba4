import { describe, expect, it } from "vitest";
import { aSession } from "../api/a-session.ts";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { issueAddress, issueText } from "./issue-text.ts";
import { momentsOf } from "./moments.ts";

const [error] = aTimeline().errors;
const timeline = aTimeline({ errors: error ? [{ ...error, stack: "at pay (cart.js:4:2)" }] : [] });
const clock = sessionClock(timeline);
const tab = chooseTab(timeline, tabA);
const moments = tab === null ? [] : momentsOf(timeline, tab, clock);
const issue = issueText(aSession({ release: "1.4" }), moments, 26_000, "https://play.example/s?t=26");

describe("a moment as an issue", () => {
  it("tells what broke, where, with what and after which steps", () => {
    expect(issue.title).toBe("x is not a function on /");
    expect(issue.body).toBe(
      [
        "Replay at 0:26: https://play.example/s?t=26",
        "Page: https://shop.example/",
        "With: Chrome, Windows, 1280 × 800, release 1.4",
        "",
        "What the visitor did:",
        "1. 0:00 opened /",
        "2. 0:25 clicked “Pay”",
        "3. 0:25 error: x is not a function",
        "",
        "```",
        "at pay (cart.js:4:2)",
        "```",
      ].join("\n"),
    );
  });

  it("goes into the fields that the tracker has", () => {
    const query = (tracker: string) => new URL(issueAddress(tracker, issue) ?? "").searchParams;
    expect(query("https://github.com/acme/shop/issues/new").get("body")).toBe(issue.body);
    expect(query("https://linear.app/acme/new").get("description")).toBe(issue.body);
    expect(query("https://acme.atlassian.net/secure/CreateIssueDetails!init.jspa?pid=1").get("pid")).toBe(
      "1",
    );
  });

  it("is cut to what an address may hold, and goes to no script", () => {
    const long = { title: "Long", body: "x".repeat(50_000) };
    expect(issueAddress("https://github.com/acme/shop/issues/new", long)?.length).toBeLessThan(7_001);
    expect(issueAddress("javascript:alert(1)", issue)).toBeNull();
  });
});
