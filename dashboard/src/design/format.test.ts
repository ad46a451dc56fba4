import { describe, expect, it } from "vitest";
import { countryName, formatClock, formatCounted, formatRelative, pathOf, visitorName } from "./format.ts";

describe("words for numbers", () => {
  it("show a duration as a clock does", () => {
    expect([0, 4_900, 252_000, 3_723_000].map(formatClock)).toEqual(["0:00", "0:04", "4:12", "1:02:03"]);
  });

  it("say what they count", () => {
    expect(formatCounted(1, "page")).toBe("1 page");
    expect(formatCounted(402_118, "event")).toBe("402,118 events");
  });

  it("tell how long ago, and the day when that is far", () => {
    const now = new Date(2026, 10, 21, 18, 0, 0);
    const before = (seconds: number) => formatRelative(new Date(now.getTime() - seconds * 1_000), now);
    expect([1, 42, 300, 7_200].map(before)).toEqual(["just now", "42 s ago", "5 min ago", "2 h ago"]);
    expect(before(19 * 3_600)).toBe("20 Nov, 23:00");
    expect(formatRelative(new Date(2025, 0, 2), now)).toBe("2 Jan 2025");
  });
});

describe("words for ids and addresses", () => {
  it("name a visitor and a country, as far as they are known", () => {
    expect(visitorName("vis_8f3aaaaaaaaaaaaa")).toBe("Visitor 8f3a");
    expect(countryName("DE")).toBe("Germany");
    expect(countryName("T1")).toBe("T1");
  });

  it("show of an address what tells pages apart, and a text that is none as it is", () => {
    expect(pathOf("https://shop.example/a?b=1#c")).toBe("/a?b=1#c");
    expect(pathOf("nowhere")).toBe("nowhere");
  });
});
