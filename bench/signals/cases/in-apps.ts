import { back, click, clicks, reload, type, visit, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

/** The same scenes in four apps, each built as its framework's users build. */
const scenesIn = (app: string): SignalCase[] => {
  const scene = (name: string, one: Omit<SignalCase, "name" | "page">): SignalCase => ({
    name: `${app}: ${name}`,
    page: `/${app}`,
    ...one,
  });
  return [
    scene("a button without a handler", {
      gestures: [click("#dead")],
      expected: [{ kind: "deadClick", at: "#dead" }],
    }),
    scene("a button whose handler does nothing", {
      gestures: [click("#noop")],
      expected: [{ kind: "deadClick", at: "#noop" }],
    }),
    scene("a card that looks clickable and is not", {
      gestures: [click("#card")],
      expected: [{ kind: "deadClick", at: "#card" }],
    }),
    scene("a tap on a button without a handler", {
      input: "touch",
      gestures: [click("#dead")],
      expected: [{ kind: "deadClick", at: "#dead" }],
    }),
    scene("a disabled button", {
      gestures: [click("#save")],
      expected: [{ kind: "deadClick", at: "#save" }],
    }),
    scene("rage at a dead button", {
      gestures: [clicks("#dead", 4)],
      expected: [
        { kind: "rageClick", at: "#dead" },
        { kind: "deadClick", at: "#dead" },
      ],
    }),
    scene("rage at a dead card, by touch", {
      input: "touch",
      gestures: [clicks("#card", 5, 180)],
      expected: [
        { kind: "rageClick", at: "#card" },
        { kind: "deadClick", at: "#card" },
      ],
    }),
    scene("rage at a button that answers late", {
      gestures: [clicks("#late", 4), wait(3_500)],
      expected: [
        { kind: "rageClick", at: "#late" },
        { kind: "slowClick", at: "#late" },
      ],
    }),
    scene("adding to the basket quickly", {
      gestures: [clicks("#alive", 5)],
      expected: [],
      near: "rageClick",
    }),
    scene("stepping up a quantity, by touch", {
      input: "touch",
      gestures: [clicks("#plus", 6, 170)],
      expected: [],
      near: "rageClick",
    }),
    scene("a button that answers after 2.7 s", {
      gestures: [click("#late"), wait(3_500)],
      expected: [{ kind: "slowClick", at: "#late" }],
      near: "deadClick",
    }),
    scene("a search that the server answers after 3.6 s", {
      gestures: [click("#slow"), wait(3_500)],
      expected: [{ kind: "slowClick", at: "#slow" }],
    }),
    scene("an export that says it works and takes 3.6 s", {
      gestures: [click("#patient"), wait(3_500)],
      expected: [],
      near: "slowClick",
    }),
    scene("a request that is answered soon", {
      gestures: [click("#fetched")],
      expected: [],
      near: "deadClick",
    }),
    scene("a button that throws and does nothing", {
      gestures: [click("#boom")],
      expected: [
        { kind: "errorClick", at: "#boom" },
        { kind: "deadClick", at: "#boom" },
      ],
    }),
    scene("a button that throws and says so", {
      gestures: [click("#boom-shown")],
      expected: [{ kind: "errorClick", at: "#boom-shown" }],
    }),
    scene("a button that breaks on its server's answer", {
      gestures: [click("#boom-late")],
      expected: [{ kind: "errorClick", at: "#boom-late" }],
      because: "It asked its server, which is an answer; that nothing came of it, the error tells.",
    }),
    scene("a dialog that opens and closes", {
      gestures: [click("#open"), wait(500), click("#close")],
      expected: [],
      near: "deadClick",
    }),
    scene("a row that is removed by its own button", {
      gestures: [click("#remove")],
      expected: [],
      near: "deadClick",
    }),
    scene("a click on a paragraph", {
      gestures: [click("#text")],
      expected: [{ kind: "plainClick", at: "#text" }],
      near: "deadClick",
    }),
    scene("a mail address refused twice by the page", {
      gestures: [
        type("#name", "Ada"),
        type("#mail", "ada"),
        click("#join"),
        wait(1_200),
        type("#mail", "x"),
        click("#join"),
        wait(1_200),
      ],
      expected: [
        { kind: "failedSubmissions", at: "#signup" },
        { kind: "formAbandonment", at: "#signup" },
      ],
    }),
    scene("a name refused twice by the server", {
      gestures: [
        type("#name", "taken"),
        type("#mail", "a@b.example"),
        click("#join"),
        wait(1_200),
        click("#join"),
        wait(1_200),
      ],
      expected: [
        { kind: "failedSubmissions", at: "#signup" },
        { kind: "formAbandonment", at: "#signup" },
      ],
      because:
        "The first label held nothing for abandoned since nothing was changed after the refusal; but who is refused and leaves gives up here as in the scene before.",
    }),
    scene("a form refused once and then taken", {
      gestures: [
        type("#name", "Ada"),
        type("#mail", "ada"),
        click("#join"),
        wait(1_200),
        type("#mail", "@b.example"),
        click("#join"),
        wait(1_500),
      ],
      expected: [],
      near: "failedSubmissions",
    }),
    scene("a form filled in and left", {
      gestures: [type("#name", "Ada"), type("#mail", "ada@b.example"), visit(`/${app}/details`)],
      expected: [{ kind: "formAbandonment", at: "#signup" }],
    }),
    scene("details opened and left at once", {
      gestures: [click("#route"), wait(1_500), back, wait(500)],
      expected: [{ kind: "quickBack" }],
    }),
    scene("a page loaded anew four times", {
      gestures: [click("#alive"), reload, wait(600), reload, wait(600), reload, wait(600), reload],
      expected: [{ kind: "reloadLoop" }],
    }),
  ];
};

export const inApps: SignalCase[] = ["react", "vue", "jquery", "plain"].flatMap(scenesIn);
