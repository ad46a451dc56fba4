import { describe, expect, it } from "vitest";
import { aDocument } from "./a-document.ts";
import { documentChange, prunedDocument, rebased, valueAt } from "./document-change.ts";

describe("a change of settings", () => {
  it("is told by the paths of what differs", () => {
    const after = aDocument({ name: "Store", recorder: { privacy: { level: "strict" } } });
    expect(documentChange(aDocument(), after)).toEqual(["name", "recorder.privacy"]);
  });

  it("is none when something was set and taken back to the product's own", () => {
    const after = aDocument({ recorder: { thresholds: { rageClicks: undefined }, console: undefined } });
    expect(documentChange(aDocument(), after)).toEqual([]);
    expect(prunedDocument(after)).toEqual(aDocument());
  });

  it("is put on top of another's, who has changed something else", () => {
    const base = aDocument({ recorder: { thresholds: { rageClicks: 5 } } });
    const theirs = aDocument({ name: "Store", recorder: { thresholds: { rageClicks: 5 }, console: "all" } });
    const mine = aDocument({ recorder: { privacy: { level: "open" } } });
    const next = rebased(theirs, mine, documentChange(base, mine));
    expect(next).toEqual(
      aDocument({ name: "Store", recorder: { console: "all", privacy: { level: "open" } } }),
    );
    expect(valueAt(next, "recorder.privacy.level")).toBe("open");
    expect(valueAt(next, "recorder.thresholds.rageClicks")).toBeUndefined();
  });
});
