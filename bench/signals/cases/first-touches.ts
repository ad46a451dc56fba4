import { click, clicks, type, visit, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

const first = (name: string, one: Omit<SignalCase, "name" | "isFirstTouch">): SignalCase => ({
  name: `at the first touch: ${name}`,
  isFirstTouch: true,
  ...one,
});

/** What a visitor does first of all, when a recorder may not be there with all its parts. */
export const firstTouches: SignalCase[] = [
  first("a dead button", {
    page: "/vue",
    gestures: [click("#dead")],
    expected: [{ kind: "deadClick", at: "#dead" }],
  }),
  first("a button that answers", {
    page: "/react",
    gestures: [click("#alive")],
    expected: [],
    near: "deadClick",
  }),
  first("rage at a dead button", {
    page: "/jquery",
    gestures: [clicks("#noop", 4)],
    expected: [
      { kind: "rageClick", at: "#noop" },
      { kind: "deadClick", at: "#noop" },
    ],
  }),
  first("a search that the server answers after 3.6 s", {
    page: "/plain",
    gestures: [click("#slow"), wait(3_500)],
    expected: [{ kind: "slowClick", at: "#slow" }],
    near: "deadClick",
  }),
  first("a button that throws and does nothing", {
    page: "/react",
    gestures: [click("#boom")],
    expected: [
      { kind: "errorClick", at: "#boom" },
      { kind: "deadClick", at: "#boom" },
    ],
  }),
  first("two fields filled in, then elsewhere", {
    page: "/form",
    gestures: [type("#name", "Ada Quay"), type("#mail", "ada@b.example"), visit("/other")],
    expected: [{ kind: "formAbandonment", at: "#order" }],
  }),
  first("a download", { page: "/answers", gestures: [click("#download")], expected: [], near: "deadClick" }),
  first("copying", { page: "/answers", gestures: [click("#copy")], expected: [], near: "deadClick" }),
];
