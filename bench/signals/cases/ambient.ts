import { click, clicks, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

/** Time to see how the page goes on by itself. */
const seen = wait(3_000);

const besides = ["clock", "carousel", "animation", "polling", "ticker"];
const appOf: Record<string, string> = {
  clock: "react",
  carousel: "vue",
  animation: "jquery",
  polling: "plain",
};

const onPageWith = (ambient: string): SignalCase[] => {
  const app = appOf[ambient] ?? "react";
  const page = `/${app}?ambient=${ambient}`;
  return [
    {
      name: `beside a ${ambient}: a dead button`,
      page,
      gestures: [seen, click("#dead")],
      expected: [{ kind: "deadClick", at: "#dead" }],
    },
    {
      name: `beside a ${ambient}: a button that answers`,
      page,
      gestures: [seen, click("#alive")],
      expected: [],
      near: "deadClick",
    },
    {
      name: `beside a ${ambient}: a button that answers after 2.7 s`,
      page,
      gestures: [seen, click("#late"), wait(2_000)],
      expected: [{ kind: "slowClick", at: "#late" }],
    },
  ];
};

const all = besides.join(",");

/** Pages that change by themselves: what they do anyway is no answer to a click. */
export const ambient: SignalCase[] = [
  ...besides.flatMap(onPageWith),
  {
    name: "beside everything at once: a dead card",
    page: `/react?ambient=${all}`,
    gestures: [seen, click("#card")],
    expected: [{ kind: "deadClick", at: "#card" }],
  },
  {
    name: "beside everything at once: rage at a dead button",
    page: `/vue?ambient=${all}`,
    gestures: [seen, clicks("#dead", 5)],
    expected: [
      { kind: "rageClick", at: "#dead" },
      { kind: "deadClick", at: "#dead" },
    ],
  },
  {
    name: "beside everything at once: adding to the basket quickly",
    page: `/jquery?ambient=${all}`,
    gestures: [seen, clicks("#alive", 5)],
    expected: [],
    near: "rageClick",
  },
  {
    name: "beside a clock, on a page just opened: a dead button",
    page: "/vue?ambient=clock",
    gestures: [click("#noop")],
    expected: [{ kind: "deadClick", at: "#noop" }],
  },
  {
    name: "beside errors that come by themselves: a button that answers",
    page: "/plain?ambient=errors",
    gestures: [seen, click("#alive")],
    expected: [],
    near: "errorClick",
  },
  {
    name: "beside errors that come by themselves: a button that throws another",
    page: "/react?ambient=errors",
    gestures: [seen, click("#boom-shown")],
    expected: [{ kind: "errorClick", at: "#boom-shown" }],
  },
  {
    name: "beside a counter of clicks: a dead button",
    page: "/counted",
    gestures: [click("#dead")],
    expected: [{ kind: "deadClick", at: "#dead" }],
  },
  {
    name: "beside a counter that asks its server: a dead button",
    page: "/counted?fetch",
    gestures: [click("#dead")],
    expected: [{ kind: "deadClick", at: "#dead" }],
  },
  {
    name: "beside a counter that asks its server: a dead button, after a click on a paragraph",
    page: "/counted?fetch",
    gestures: [click("#text"), wait(3_400), click("#dead")],
    expected: [
      { kind: "plainClick", at: "#text" },
      { kind: "deadClick", at: "#dead" },
    ],
  },
  {
    name: "beside a counter that asks its server: a button that answers",
    page: "/counted?fetch",
    gestures: [click("#alive")],
    expected: [],
    near: "deadClick",
  },
];
