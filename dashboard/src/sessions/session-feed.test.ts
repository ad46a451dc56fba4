import { describe, expect, it } from "vitest";
import type { Session, SessionList } from "../../../protocol/api.ts";
import { aSession } from "../api/a-session.ts";
import { addOlder, mergeHead } from "./session-feed.ts";

const at = (minute: number): Session =>
  aSession({
    sessionId: `ses_demo_0000000${minute}_aaaaaaaaaaaaaaaa`,
    startedAt: `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`,
  });
const page = (minutes: number[], nextCursor: string | null = null): SessionList => ({
  sessions: minutes.map(at),
  nextCursor,
  matching: null,
  totals: { total: minutes.length, active: 0, completed: minutes.length, events: 0 },
});
const minutesOf = (rows: readonly Session[]) => rows.map((row) => new Date(row.startedAt).getUTCMinutes());

describe("the first page of another order over what is shown", () => {
  const frustrated = (minute: number, frustration: number): Session => ({ ...at(minute), frustration });

  it("keeps those that stand behind it in that order, and none twice", () => {
    const [a, b, c] = [frustrated(1, 90), frustrated(9, 50), frustrated(2, 50)];
    const first = addOlder(
      mergeHead(null, { ...page([]), sessions: [a, b], nextCursor: "c1" }, false, "frustration"),
      { ...page([]), sessions: [b, c] },
      "frustration",
    );
    expect(first.rows).toEqual([a, b, c]);
    const risen = frustrated(2, 70);
    const head = { ...page([]), sessions: [a, risen], nextCursor: "c2" };
    expect(mergeHead(first, head, false, "frustration").rows).toEqual([a, risen, b]);
  });
});

describe("the newest page over what is shown", () => {
  it("puts a new session on top and keeps the older pages", () => {
    const first = addOlder(mergeHead(null, page([5, 4], "c1"), false), page([3, 2], "c2"));
    const next = mergeHead(first, page([6, 5], "c3"), false);
    expect(minutesOf(next.rows)).toEqual([6, 5, 4, 3, 2]);
    expect(next.olderCursor).toBe("c2");
  });

  it("lets no row come or go while it holds, renews those that stand, and counts the new ones", () => {
    const first = mergeHead(null, page([5, 4]), false);
    const head = page([7, 6, 5]);
    const renewed = { ...at(5), eventCount: 99 };
    const held = mergeHead(first, { ...head, sessions: [at(7), at(6), renewed] }, true);
    expect(minutesOf(held.rows)).toEqual([5, 4]);
    expect(held.rows[0]?.eventCount).toBe(99);
    expect(held.newCount).toBe(2);
    expect(minutesOf(mergeHead(held, head, false).rows)).toEqual([7, 6, 5]);
  });

  it("shows the first session at once although it holds, since nothing can jump in an empty list", () => {
    const empty = mergeHead(null, page([]), false);
    expect(minutesOf(mergeHead(empty, page([1]), true).rows)).toEqual([1]);
  });

  it("drops a session that the whole list no longer has", () => {
    expect(minutesOf(mergeHead(mergeHead(null, page([3, 2, 1]), false), page([3, 1]), false).rows)).toEqual([
      3, 1,
    ]);
  });

  it("starts anew when more came than one page holds, rather than hide a gap", () => {
    const old = mergeHead(null, page([2, 1], "c1"), false);
    const next = mergeHead(old, page([9, 8], "c9"), false);
    expect(minutesOf(next.rows)).toEqual([9, 8]);
    expect(next.olderCursor).toBe("c9");
  });

  it("keeps what was found behind a first page in which there was nothing", () => {
    const first = mergeHead(null, page([], "c1"), false);
    expect(first).toEqual({ rows: [], newCount: 0, olderCursor: "c1" });
    const found = addOlder(addOlder(first, page([], "c2")), page([3], "c3"));
    expect(mergeHead(found, page([], "c1"), false)).toEqual(found);
    expect(minutesOf(mergeHead(found, page([], null), false).rows)).toEqual([]);
  });

  it("keeps a session of the next page that was seen to begin later than one before it", () => {
    const early = { ...at(5), startedAt: at(3).startedAt };
    const first = mergeHead(null, { ...page([], "c1"), sessions: [early] }, false);
    expect(addOlder(first, page([4])).rows).toHaveLength(2);
  });

  it("adds an older page without repeating what stands", () => {
    const feed = addOlder(mergeHead(null, page([5, 4], "c1"), false), page([4, 3], null));
    expect(minutesOf(feed.rows)).toEqual([5, 4, 3]);
    expect(feed.olderCursor).toBeNull();
  });
});
