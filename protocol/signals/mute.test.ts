import { expect, test } from "vitest";
import { signalTab } from "../testing/signals-of.ts";
import { muteSignals, type Silenced, tallyOf } from "./mute.ts";
import type { Signal } from "./signal.ts";

const dead: Signal = {
  ...{ id: "sig_1", kind: "deadClick", tabId: signalTab, atMs: 1, severity: "mild" },
  ...{ url: "https://shop.example/orders/7", evidence: "A click on a link" },
  element: { selector: "li:nth-of-type(2) > a.pdf", text: "Invoice", nodeId: 9 },
};
const silenced: Silenced = {
  ...{ kind: "deadClick", element: "/orders/* li > a.pdf", by: "learned" },
  why: "in 38 of 40 sessions visitors went on",
};

test("what a website has learned stays told and says why it does not count", () => {
  const [signal] = muteSignals([dead], [silenced]);
  expect(signal).toEqual({
    ...dead,
    muted: "learned",
    mutedWhy: "Learned: in 38 of 40 sessions visitors went on",
  });
});

test("another kind, page or element is as it was", () => {
  const rage = { ...dead, kind: "rageClick" } as const;
  const elsewhere = { ...dead, url: "https://shop.example/" };
  const unnamed = { ...dead, element: { selector: "", text: "", nodeId: 9 } };
  expect(muteSignals([rage, elsewhere, unnamed], [silenced])).toEqual([rage, elsewhere, unnamed]);
});

test("a member's word stands before what was learned, and is said once", () => {
  const said: Silenced = { ...silenced, by: "member", why: "" };
  for (const both of [
    [said, silenced],
    [silenced, said],
  ]) {
    const once = muteSignals([dead], both);
    expect(once[0]?.muted).toBe("member");
    expect(muteSignals(once, both)).toEqual(once);
  }
});

test("what is silenced no more counts again", () => {
  expect(muteSignals(muteSignals([dead], [silenced]), [])).toEqual([dead]);
});

test("muted signals count for nothing", () => {
  const rage = { ...dead, kind: "rageClick", severity: "severe" } as const;
  expect(tallyOf([...muteSignals([dead], [silenced]), rage])).toEqual({
    counts: { rageClick: 1 },
    points: 6,
  });
});
