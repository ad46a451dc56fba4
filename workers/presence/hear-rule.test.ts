import { describe, expect, it } from "vitest";
import { presenceGraceMs, presenceSilentMs } from "../../protocol/limits.ts";
import type { PageWord, SessionWord } from "../presence-stub.ts";
import { freshSessionId, freshTabId } from "../testing/make-chunk.ts";
import { freshVisitor } from "../testing/visits.ts";
import { withPageWord, withSessionWord } from "./hear-rule.ts";
import { isPresent, type Present } from "./present.ts";

const t = 1_800_000_000_000;
const { visitorId } = freshVisitor();
const sessionId = freshSessionId("shop", t);
const browser = { userAgent: "", country: "DE" };

const page = (given: Partial<PageWord> = {}): PageWord => ({
  ...{ said: "here", visitorId, sessionId, pageId: freshTabId(), state: "waiting", ...browser },
  url: "https://shop.example/",
  ...given,
});
const told = (said: SessionWord["said"], given: Partial<SessionWord> = {}): SessionWord => ({
  ...{ said, visitorId, sessionId, contact: null, struggle: null, ...browser },
  url: "https://shop.example/",
  ...given,
});
const known = (present: Present | null): Present => {
  if (present === null) throw new Error("nobody");
  return present;
};

describe("what is known of a visitor", () => {
  it("begins with a page's word, and ends a moment after the last page has gone", () => {
    const [one, other] = [page(), page({ url: "https://shop.example/tea" })];
    const first = known(withPageWord(null, one, t));
    const both = known(withPageWord(first, other, t + 1));
    expect(both.pageIds).toEqual([one.pageId, other.pageId]);
    const left = known(withPageWord(both, { ...one, said: "gone" }, t + 2));
    expect(isPresent(left, t + presenceGraceMs * 3)).toBe(true);
    const none = known(withPageWord(left, { ...other, said: "gone" }, t + 3));
    expect(isPresent(none, t + 3 + presenceGraceMs - 1)).toBe(true);
    expect(isPresent(none, t + 3 + presenceGraceMs)).toBe(false);
    const back = known(withPageWord(none, page(), t + 4));
    expect(isPresent(back, t + 4 + presenceGraceMs)).toBe(true);
  });

  it("is over when nothing is heard for half an hour", () => {
    const present = known(withPageWord(null, page(), t));
    expect(isPresent(present, t + presenceSilentMs - 1)).toBe(true);
    expect(isPresent(present, t + presenceSilentMs)).toBe(false);
  });

  it("counts the time on a page from its first word, not from what the page says again", () => {
    const word = page();
    const first = known(withPageWord(null, word, t));
    expect(known(withPageWord(first, word, t + 9)).pageSinceMs).toBe(t);
    expect(known(withPageWord(first, { ...word, url: "https://shop.example/b" }, t + 9)).pageSinceMs).toBe(
      t + 9,
    );
  });

  it("is recorded once the session's object has said so, whatever the page knows", () => {
    const active = known(withSessionWord(withPageWord(null, page(), t), told("active"), t + 1));
    expect(active.state).toBe("recorded");
    expect(known(withPageWord(active, page(), t + 2)).state).toBe("recorded");
    const next = page({ sessionId: freshSessionId("shop", t), state: "not_sampled" });
    expect(known(withPageWord(active, next, t + 3)).state).toBe("not_sampled");
  });

  it("keeps who the visitor is when a later word does not say", () => {
    const contact = { id: "user-42", name: "Maria", email: "" };
    const said = known(withPageWord(null, page({ contact }), t));
    expect(known(withPageWord(said, page(), t + 1)).contact).toEqual(contact);
    expect(known(withSessionWord(said, told("active"), t + 1)).contact).toEqual(contact);
  });

  it("ends with the session where pages say nothing, and goes on where one is read", () => {
    const onlySession = known(withSessionWord(null, told("active"), t));
    expect(known(withSessionWord(onlySession, told("closed"), t + 1)).leftAtMs).toBe(t + 1);
    const reading = known(withPageWord(onlySession, page(), t + 1));
    expect(known(withSessionWord(reading, told("closed"), t + 2)).leftAtMs).toBeNull();
  });

  it("is not brought back by the chunk that a page cuts as it goes", () => {
    const word = page();
    const left = withPageWord(withPageWord(null, word, t), { ...word, said: "gone" }, t + 1);
    expect(known(withSessionWord(left, told("active"), t + 2)).leftAtMs).toBe(t + 1);
  });

  it("takes a struggle of the visit that is known, and forgets it with the next visit", () => {
    const struggle = { kind: "rageClick", atMs: t } as const;
    const here = withPageWord(null, page(), t);
    const struggled = known(withSessionWord(here, told("struggled", { struggle }), t));
    expect(struggled.struggle).toEqual(struggle);
    const other = told("struggled", { struggle, sessionId: freshSessionId("shop", t) });
    expect(known(withSessionWord(here, other, t)).struggle).toBeNull();
    expect(
      known(withPageWord(struggled, page({ sessionId: freshSessionId("shop", t) }), t)).struggle,
    ).toBeNull();
  });

  it("makes nobody of a page that goes unheard, nor of a session's struggle or end", () => {
    expect(withPageWord(null, page({ said: "gone" }), t)).toBeNull();
    expect(withSessionWord(null, told("struggled"), t)).toBeNull();
    expect(withSessionWord(null, told("closed"), t)).toBeNull();
  });
});
