import { expect, test } from "vitest";
import { chartPoints } from "./chart-points.ts";
import { zoneOffset } from "./zone-offset.ts";

const points = (timeZone: string, per: "hour" | "day", from: string, to: string, quarters: string[] = []) => {
  const offsetAt = zoneOffset(timeZone);
  if (offsetAt === null) throw new Error(`no zone ${timeZone}`);
  const counted = quarters.map((at) => ({
    atMs: Date.parse(at),
    sessions: 2,
    withErrors: 1,
    withStruggle: 0,
  }));
  return chartPoints(counted, per, { fromMs: Date.parse(from), toMs: Date.parse(to) }, offsetAt).map(
    ({ atMs, offsetMs, sessions }) => [new Date(atMs + offsetMs).toISOString().slice(0, 16), sessions],
  );
};

test("a session belongs to the day of the zone, not of UTC", () => {
  const late = ["2026-11-20T22:45:00Z", "2026-11-20T23:00:00Z", "2026-11-20T23:15:00Z"];
  expect(points("Europe/Berlin", "day", "2026-11-20T12:00:00Z", "2026-11-22T12:00:00Z", late)).toEqual([
    ["2026-11-20T00:00", 2],
    ["2026-11-21T00:00", 4],
    ["2026-11-22T00:00", 0],
  ]);
});

test("a zone with a quarter of an hour begins its hours there", () => {
  const at = ["2026-11-20T00:15:00Z"];
  expect(points("Asia/Kathmandu", "hour", "2026-11-20T00:20:00Z", "2026-11-20T01:20:00Z", at)).toEqual([
    ["2026-11-20T06:00", 2],
    ["2026-11-20T07:00", 0],
  ]);
});

test("the day on which a clock goes back has 25 hours, and the hour that comes twice is told twice", () => {
  const hours = points("Europe/Berlin", "hour", "2026-10-24T22:00:00Z", "2026-10-25T22:59:00Z");
  expect(hours).toHaveLength(25);
  expect(hours.filter(([at]) => at === "2026-10-25T02:00")).toHaveLength(2);
  expect(points("Europe/Berlin", "day", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")).toHaveLength(2);
});

test("a year of hours is reckoned at once", () => {
  expect(points("America/New_York", "hour", "2025-11-21T00:00:00Z", "2026-11-21T00:00:00Z")).toHaveLength(
    8_761,
  );
});

test("a zone that nobody knows is none", () => {
  expect(zoneOffset("Mars/Olympus")).toBeNull();
});
