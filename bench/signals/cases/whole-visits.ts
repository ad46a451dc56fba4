import { back, click, clicks, type, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

/** Visits with more than one struggle. */
export const wholeVisits: SignalCase[] = [
  {
    name: "a visit on which much goes wrong",
    page: "/react",
    gestures: [
      clicks("#dead", 5),
      wait(3_200),
      click("#boom-shown"),
      wait(800),
      type("#name", "taken"),
      type("#mail", "ada@b.example"),
      click("#join"),
      wait(1_200),
      click("#join"),
      wait(3_000),
      click("#late"),
      wait(3_000),
      click("#route"),
      wait(1_500),
      back,
      wait(500),
    ],
    expected: [
      { kind: "rageClick", at: "#dead" },
      { kind: "deadClick", at: "#dead" },
      { kind: "errorClick", at: "#boom-shown" },
      { kind: "failedSubmissions", at: "#signup" },
      { kind: "slowClick", at: "#late" },
      { kind: "formAbandonment", at: "#signup" },
      { kind: "quickBack" },
    ],
  },
  {
    name: "a visit on which nothing goes wrong",
    page: "/vue",
    gestures: [
      clicks("#alive", 3, 300),
      click("#open"),
      wait(600),
      click("#close"),
      click("#fetched"),
      wait(900),
      clicks("#more", 4, 250),
      type("#name", "Ada"),
      type("#mail", "ada@b.example"),
      click("#join"),
      wait(1_000),
    ],
    expected: [],
    near: "deadClick",
  },
];
