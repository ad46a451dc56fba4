import { expect, it } from "vitest";
import { paletteMatch } from "./palette-match.ts";

it("finds by whole pieces of words, in any order, and what begins so comes first", () => {
  expect(paletteMatch("set priv", "Settings: Privacy", [])).toBeGreaterThan(0);
  expect(paletteMatch("privacy settings", "Settings: Privacy", [])).toBeGreaterThan(0);
  expect(paletteMatch("stgs", "Settings: Privacy", [])).toBe(0);
  expect(paletteMatch("audit", "Audit log", [])).toBeGreaterThan(paletteMatch("log", "Audit log", []));
  expect(paletteMatch("log", "Audit log", [])).toBeGreaterThan(paletteMatch("go to", "Audit log", ["go to"]));
});
