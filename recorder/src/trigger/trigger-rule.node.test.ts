import { expect, test } from "vitest";
import type { PlayheadEvent } from "../../../protocol/events.ts";
import type { HighValueRules } from "../../../protocol/recorder-config.ts";
import { decideTrigger, type Seen } from "./trigger-rule.ts";

const nothing: Seen = { custom: null, signals: [], isValuablePage: false, pageCount: 1, engagedMs: 0 };
const error: PlayheadEvent = {
  tag: "ph.error",
  payload: { kind: "error", message: "no", stack: "", source: "", line: 0, column: 0 },
};
const track: PlayheadEvent = { tag: "ph.track", payload: { name: "bought", properties: {} } };
const identify: PlayheadEvent = { tag: "ph.identify", payload: { id: "1", name: "", email: "", url: "" } };
const rage: Partial<Seen> = { signals: [{ kind: "rageClick" }] };

const smart = (seen: Partial<Seen>, highValue: HighValueRules = {}): string | null =>
  decideTrigger({ trigger: "smart", smart: { highValue } }, { ...nothing, ...seen });

test("errors alone count for errors_only, whatever a page made of smart", () => {
  const config = { trigger: "errors_only", smart: { errors: false } } as const;
  expect(decideTrigger(config, { ...nothing, custom: error })).toBe("error");
  expect(decideTrigger(config, { ...nothing, ...rage })).toBeNull();
});

test("smart takes errors and struggles unless told otherwise", () => {
  expect(decideTrigger({ trigger: "smart" }, { ...nothing, custom: error })).toBe("error");
  expect(decideTrigger({ trigger: "smart" }, { ...nothing, ...rage })).toBe("rageClick");
  const off = { trigger: "smart", smart: { errors: false, rageClick: false } } as const;
  expect(decideTrigger(off, { ...nothing, custom: error })).toBeNull();
  expect(decideTrigger(off, { ...nothing, ...rage })).toBeNull();
});

test("an ordinary visit goes on waiting", () => {
  expect(smart({ pageCount: 50, engagedMs: 900_000, custom: track })).toBeNull();
  expect(smart({ custom: identify })).toBeNull();
});

test.each<[string, Partial<Seen>, HighValueRules]>([
  ["page", { isValuablePage: true }, { pages: ["/checkout*"] }],
  ["pages", { pageCount: 5 }, { minPages: 5 }],
  ["engaged", { engagedMs: 60_000 }, { minEngagedMs: 60_000 }],
  ["event", { custom: track }, { customEvents: ["bought"] }],
  ["identified", { custom: identify }, { identified: true }],
])("high value by %s", (reason, seen, rules) => {
  expect(smart(seen, rules)).toBe(reason);
});

test("just below a bound, or another name, is not of high value", () => {
  expect(smart({ pageCount: 4 }, { minPages: 5 })).toBeNull();
  expect(smart({ engagedMs: 59_999 }, { minEngagedMs: 60_000 })).toBeNull();
  expect(smart({ custom: track }, { customEvents: ["sold"] })).toBeNull();
});
