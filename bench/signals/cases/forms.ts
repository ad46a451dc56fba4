import { clear, click, key, type, visit, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

const page = "/form";
const away = visit("/other");
const send = [click("#send"), wait(500)];

export const forms: SignalCase[] = [
  {
    name: "an order refused twice by the browser, then left",
    page,
    gestures: [type("#name", "Ada"), ...send, type("#mail", "ada"), ...send, away],
    expected: [
      { kind: "failedSubmissions", at: "#order" },
      { kind: "formAbandonment", at: "#order" },
    ],
  },
  {
    name: "an order refused once by the browser and then sent",
    page,
    gestures: [type("#name", "Ada"), ...send, type("#mail", "ada@b.example"), ...send],
    expected: [],
    near: "failedSubmissions",
  },
  {
    name: "an order sent at once",
    page,
    gestures: [type("#name", "Ada"), type("#mail", "ada@b.example"), type("#street", "Quay 4"), ...send],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "an order sent by the key Enter",
    page,
    gestures: [type("#name", "Ada"), type("#mail", "ada@b.example"), key("Enter"), wait(800)],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "three fields filled in, then elsewhere",
    page,
    gestures: [type("#name", "Ada"), type("#mail", "ada@b.example"), type("#street", "Quay"), away],
    expected: [{ kind: "formAbandonment", at: "#order" }],
  },
  {
    name: "three fields filled in, then elsewhere by a link",
    page,
    gestures: [
      type("#name", "Ada"),
      type("#mail", "ada@b.example"),
      click("#gift"),
      click("#away"),
      wait(500),
    ],
    expected: [{ kind: "formAbandonment", at: "#order" }],
  },
  {
    name: "one field filled in, then elsewhere",
    page,
    gestures: [type("#name", "A"), away],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "fields visited by the key Tab and left as they were",
    page,
    gestures: [click("#name"), key("Tab", 4), away],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "a form that its visitor clears",
    page,
    gestures: [type("#name", "Ada"), type("#street", "Quay"), click("#undo"), wait(300), away],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "a search that was not sent",
    page,
    gestures: [type("#words", "rope"), away],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "a voucher that the server refuses three times",
    page,
    gestures: ["a", "b", "c"].flatMap((text) => [
      clear("#voucher"),
      type("#voucher", text),
      click("#redeem"),
      wait(700),
    ]),
    expected: [
      { kind: "failedSubmissions", at: "#coupon" },
      { kind: "fieldReentry", at: "#voucher" },
      { kind: "formAbandonment", at: "#coupon" },
    ],
    because:
      "The voucher is entered three times over and never taken; that the form was sent in between makes it no smoother.",
  },
  {
    name: "a voucher refused once, then taken",
    page,
    gestures: [
      type("#voucher", "x"),
      click("#redeem"),
      wait(700),
      clear("#voucher"),
      type("#voucher", "ROPE"),
      click("#redeem"),
      wait(700),
    ],
    expected: [],
    near: "failedSubmissions",
  },
  {
    name: "a payment without a submission, refused twice by the server",
    page,
    gestures: [
      type("#number", "12"),
      click("#pay"),
      wait(900),
      type("#number", "3"),
      click("#pay"),
      wait(900),
    ],
    expected: [
      { kind: "failedSubmissions", at: "#card" },
      { kind: "formAbandonment", at: "#card" },
    ],
  },
  {
    name: "a payment without a submission, taken",
    page,
    gestures: [type("#number", "12"), type("#owner", "Ada"), click("#pay"), wait(900)],
    expected: [],
    near: "formAbandonment",
  },
  {
    name: "fields without a form around them, left",
    page,
    gestures: [type("#loose", "Ada"), type("#looser", "Quay"), away],
    expected: [{ kind: "formAbandonment" }],
    because: "To the visitor it is a form.",
  },
  {
    name: "a code entered four times over",
    page,
    gestures: ["1", "12", "123", "12a"].flatMap((text) => [
      clear("#code"),
      type("#code", text),
      click("#street"),
    ]),
    expected: [{ kind: "fieldReentry", at: "#code" }],
    near: "formAbandonment",
    because: "One field alone was changed, so that no form was on its way to be filled in.",
  },
  {
    name: "a code entered twice",
    page,
    gestures: [type("#code", "12"), click("#street"), type("#code", "34"), click("#street")],
    expected: [],
    near: "fieldReentry",
  },
  {
    name: "a field looked into four times",
    page,
    gestures: [
      click("#code"),
      click("#street"),
      click("#code"),
      click("#street"),
      click("#code"),
      click("#street"),
    ],
    expected: [],
    near: "fieldReentry",
  },
  {
    name: "words added to a long text again and again",
    page,
    gestures: ["Please ", "ring ", "the bell "].flatMap((text) => [type("#note", text), click("#street")]),
    expected: [],
    near: "fieldReentry",
  },
  {
    name: "a search that is worded anew four times",
    page,
    gestures: ["rope", "hemp", "cord", "line"].flatMap((text) => [
      clear("#words"),
      type("#words", text),
      click("#street"),
    ]),
    expected: [],
    near: "fieldReentry",
  },
];
