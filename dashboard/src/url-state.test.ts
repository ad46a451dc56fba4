import { describe, expect, it } from "vitest";
import { parseListSearch, parsePlayerSearch, parseSignInSearch } from "./url-state.ts";

describe("the list's URL", () => {
  it("says the range and the status, and leaves the defaults out", () => {
    expect(parseListSearch({ range: "30d", status: "active" })).toEqual({ range: "30d", status: "active" });
    expect(parseListSearch({ range: "7d", status: "all", sort: "recent" })).toEqual({});
  });

  it("says the order and the filters", () => {
    const search = { sort: "frustration", errors: true, struggle: true, signal: "deadClick" };
    expect(parseListSearch(search)).toEqual(search);
    expect(parseListSearch({ sort: "best", errors: "yes", struggle: false, signal: "sadClick" })).toEqual({});
  });

  it("passes over what it does not know", () => {
    expect(parseListSearch({ range: "1y", status: 3, other: "x" })).toEqual({});
  });
});

describe("the player's URL", () => {
  it("says the moment, the tab, the panel, and the list one came from", () => {
    const search = { t: 42.31, tab: "tab_aaaaaaaaaaaa", panel: "errors", range: "24h" };
    expect(parsePlayerSearch(search)).toEqual({ ...search, t: 42.3 });
  });

  it("takes a moment written by hand, and none that is no time", () => {
    expect(parsePlayerSearch({ t: "12" })).toEqual({ t: 12 });
    for (const t of ["soon", -1, Number.NaN, null, {}]) expect(parsePlayerSearch({ t })).toEqual({});
  });

  it("takes no tab that is no id", () => {
    expect(parsePlayerSearch({ tab: "../x", panel: "sources" })).toEqual({});
  });
});

describe("where sign-in leads", () => {
  it("is a place of the dashboard", () => {
    expect(parseSignInSearch({ next: "/websites/web_demo/sessions?status=active" })).toEqual({
      next: "/websites/web_demo/sessions?status=active",
    });
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", 7])(
    "is never %s",
    (next) => {
      expect(parseSignInSearch({ next })).toEqual({});
    },
  );
});
