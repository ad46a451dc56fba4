import { expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import type { FieldPayload, FormPayload } from "../form-events.ts";
import { eventAt, foundIn, pageAt, signalsOf } from "../testing/signals-of.ts";

const formAt = (
  afterMs: number,
  action: FormPayload["action"],
  fields: Partial<FormPayload> = {},
): ReplayEvent =>
  eventAt(afterMs, "ph.form", {
    nodeId: 3,
    selector: "#order",
    action,
    reason: "",
    touchedCount: 0,
    invalidCount: 0,
    durationMs: 20_000,
    lastField: "#mail",
    ...fields,
  });

const fieldAt = (afterMs: number, fields: Partial<FieldPayload> = {}): ReplayEvent =>
  eventAt(afterMs, "ph.field", {
    nodeId: 5,
    selector: "#mail",
    label: "E-mail",
    type: "email",
    formNodeId: 3,
    focusCount: 1,
    focusMs: 2_000,
    inputCount: 1,
    correctionCount: 0,
    isFilled: true,
    isInvalid: false,
    ...fields,
  });

test("a form left with two changed fields is abandoned, with the field it ended at", () => {
  const [signal] = signalsOf([formAt(0, "abandoned", { touchedCount: 2 })]);
  expect(signal).toMatchObject({
    kind: "formAbandonment",
    severity: "mild",
    element: { selector: "#order" },
  });
  expect(signal?.evidence).toBe(
    "A form was left: 2 fields changed in 20 s, the last #mail; it was not submitted",
  );
});

test("a form left after a refusal is abandoned at the first change, and badly", () => {
  const events = [formAt(0, "rejected"), formAt(5_000, "abandoned", { touchedCount: 1 })];
  expect(foundIn(events)).toEqual(["formAbandonment severe"]);
});

test.each([
  ["one field was changed, as in a search", [formAt(0, "abandoned", { touchedCount: 1 })]],
  ["it was submitted", [formAt(0, "submitted", { touchedCount: 4 })]],
  ["it was reset", [formAt(0, "reset", { touchedCount: 4 })]],
  [
    "another form was refused",
    [formAt(0, "failed", { selector: "#a" }), formAt(9, "abandoned", { touchedCount: 1 })],
  ],
])("no form is abandoned when %s", (_why, events) => {
  expect(foundIn(events)).toEqual([]);
});

test("two refusals in a row are a struggle, four a severe one", () => {
  const rejections = [0, 1, 2, 3].map((n) => formAt(n * 5_000, "rejected", { reason: "native" }));
  const signals = signalsOf(rejections);
  expect(signals.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
    "failedSubmissions mild",
    "failedSubmissions severe",
  ]);
  expect(signals[0]?.id).toBe(signals[1]?.id);
  expect(signals[0]?.evidence).toBe(
    "A form was refused 2 times in a row, the last time by the browser's own validation; none was taken in between",
  );
});

test("they are counted over pages, where the form has another node id", () => {
  const url = "https://shop.example/pay";
  const attempt = (at: number, nodeId: number) => [
    pageAt(at, `${url}?try=${at}`),
    formAt(at + 10, "submitted", { nodeId }),
    formAt(at + 900, "failed", { nodeId, reason: "request" }),
  ];
  expect(foundIn([...attempt(0, 3), ...attempt(5_000, 9)])).toEqual(["failedSubmissions mild"]);
});

test.each([
  ["one", [formAt(0, "rejected")]],
  ["one of each of two forms", [formAt(0, "rejected"), formAt(9, "rejected", { selector: "#b" })]],
  [
    "two with one taken in between",
    [formAt(0, "rejected"), formAt(9, "submitted"), formAt(9_000, "submitted"), formAt(9_900, "failed")],
  ],
])("%s is none", (_what, events) => {
  expect(foundIn(events)).toEqual([]);
});

test("a field changed in a third stay was entered again and again", () => {
  const events = [0, 5_000, 9_000].map((at) => fieldAt(at, { isInvalid: true }));
  const [signal, ...others] = signalsOf(events);
  expect(signal).toMatchObject({ kind: "fieldReentry", element: { selector: "#mail", text: "E-mail" } });
  expect(signal?.evidence).toContain("changed in 3 stays, the last of 2000 ms, and it is still not valid");
  expect(others).toEqual([]);
});

test.each<[string, Partial<FieldPayload>]>([
  ["passed through by key", { inputCount: 0 }],
  ["left empty, as a chat's", { isFilled: false }],
  ["a box that is ticked and unticked", { type: "checkbox" }],
  ["a search", { type: "search" }],
  ["a long text", { type: "textarea" }],
])("a field is not, when it is %s", (_why, fields) => {
  expect(foundIn([0, 5_000, 9_000, 12_000].map((at) => fieldAt(at, fields)))).toEqual([]);
});

test("a field of a form that is refused each time was entered again and again", () => {
  const refusal = (at: number): ReplayEvent[] => [
    fieldAt(at),
    formAt(at + 100, "submitted"),
    formAt(at + 800, "failed", { reason: "request" }),
  ];
  const found = foundIn([0, 5_000, 9_000].flatMap(refusal));
  expect(found).toContain("fieldReentry mild");
});

test("a form that was taken begins anew", () => {
  const events = [fieldAt(0), fieldAt(1_000), formAt(2_000, "submitted"), fieldAt(60_000), fieldAt(61_000)];
  expect(foundIn(events)).toEqual([]);
});

const pageOf = (afterMs: number, status?: number): ReplayEvent =>
  pageAt(afterMs, "https://shop.example/orders", status === undefined ? {} : { status });

test("a form that is posted and comes back was refused, by its answer's status or by what stands in it", () => {
  const sent = (afterMs: number) => formAt(afterMs, "submitted");
  const marked = (afterMs: number) => formAt(afterMs, "failed", { reason: "marked", nodeId: 9 });
  const visit = [pageAt(0, "https://shop.example/order"), sent(5_000), pageOf(6_000), marked(7_000)];
  expect(foundIn([...visit, sent(20_000), pageOf(21_000), marked(22_000)])).toEqual([
    "failedSubmissions mild",
  ]);
  const byStatus = [sent(20_000), pageOf(21_000, 422), marked(22_000)];
  expect(foundIn([...visit, ...byStatus])).toEqual(["failedSubmissions mild"]);
});

test.each([
  ["stands there before anybody has sent it", [formAt(1_000, "failed"), formAt(9_000, "failed")]],
  [
    "was answered by a page without a word of failure",
    [formAt(1_000, "submitted"), pageOf(2_000), formAt(9_000, "submitted"), pageOf(10_000)],
  ],
])("a form that %s was not refused", (_how, events) => {
  expect(foundIn([pageAt(0, "https://shop.example/order"), ...events])).toEqual([]);
});
