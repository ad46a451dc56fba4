import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { html, one } from "../../testing/mirror/build-page.ts";
import { type ObservedPage, observed, observePage } from "../../testing/observe/observed-page.ts";
import { playBack } from "../../testing/observe/play-back.ts";

afterEach(() => {
  html("");
});

const field = (selector: string) => one(selector) as HTMLInputElement;
const settled = (ms = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const values = (page: ObservedPage) => page.told("input").map(({ text }) => text);

/** What the player shows in each field, as text or as whether it is chosen. */
async function shownFields(page: ObservedPage): Promise<unknown[]> {
  page.stop();
  const shown: unknown[][] = [];
  for (const useVirtualDom of [false, true])
    shown.push(
      await playBack(page.events, useVirtualDom, (document) =>
        [...document.querySelectorAll<HTMLInputElement>("input, textarea, select, option")].map((element) => {
          if ("selected" in element) return element.selected;
          return /radio|checkbox/.test(element.type) ? element.checked : element.value;
        }),
      ),
    );
  expect(shown[1]).toEqual(shown[0]);
  return shown[0] ?? [];
}

describe("what stands in a field plays back", () => {
  test("typed, chosen, ticked", async () => {
    const page = observed(
      "<input id=t><textarea id=a></textarea><select id=s><option>1<option>2</select><input type=checkbox id=c>",
    );
    await userEvent.type(one("#t"), "abc");
    await userEvent.type(one("#a"), "two words");
    await userEvent.selectOptions(one("#s"), "2");
    await userEvent.click(one("#c"));
    expect(await shownFields(page)).toEqual(["abc", "two words", "2", false, true, true]);
  });

  test("a radio button that goes out because another one of its group, form and root is chosen", async () => {
    const page = observed(
      `<form><input type=radio name=g id=a checked><input type=radio name=g id=b></form>
       <form><input type=radio name=g checked></form><input type=radio name=h checked>`,
    );
    await userEvent.click(one("#b"));
    expect(await shownFields(page)).toEqual([false, true, true, true]);
  });

  test("several options of one select, chosen and given up", async () => {
    const page = observed("<select multiple id=s><option selected>1<option>2<option>3</select>");
    await userEvent.selectOptions(one("#s"), ["2", "3"]);
    const shown = await shownFields(page);
    expect(shown.slice(1)).toEqual([false, true, true]);
  });

  test("put in with a text that a script has set, which is told with it and not by itself", async () => {
    const page = observed("<p id=p>");
    const input = document.createElement("input");
    one("#p").append(input);
    input.value = "set";
    await settled();
    expect(await shownFields(page)).toEqual(["set"]);
    expect(page.told("input")).toEqual([]);
  });

  test("set by script, by whatever property", async () => {
    const page = observed(
      `<input id=t><input id=n type=number><input id=d type=date><textarea id=a></textarea>
       <input id=c type=checkbox><select id=s><option>1<option>2<option>3</select>`,
    );
    field("#t").value = "script";
    field("#n").valueAsNumber = 7;
    field("#d").valueAsDate = new Date("2024-05-06");
    field("#a").value = "text";
    field("#c").checked = true;
    (one("#s") as HTMLSelectElement).selectedIndex = 2;
    await settled();
    expect(await shownFields(page)).toEqual([
      "script",
      "7",
      "2024-05-06",
      "text",
      true,
      "3",
      false,
      false,
      true,
    ]);
  });

  test("a form that is reset", async () => {
    const page = observed("<form id=f><input id=t value=first><input id=c type=checkbox></form>");
    await userEvent.fill(one("#t"), "other");
    await userEvent.click(one("#c"));
    (one("#f") as HTMLFormElement).reset();
    await settled();
    expect(await shownFields(page)).toEqual(["first", false]);
  });

  test("a field in a closed shadow root that was made since", async () => {
    const page = observed("<div id=host></div>");
    const root = one("#host").attachShadow({ mode: "closed" });
    root.innerHTML = "<input><input>";
    await settled(200);
    const [typed, set] = root.querySelectorAll("input");
    if (!typed || !set) throw new Error("no fields");
    typed.focus();
    document.execCommand("insertText", false, "typed");
    set.value = "set";
    await settled();
    expect(values(page)).toEqual(expect.arrayContaining(["typed", "set"]));
    expect(page.told("input").map(({ id }) => id)).toEqual(
      expect.arrayContaining([page.idOf(typed), page.idOf(set)]),
    );
  });

  test("a field in an open shadow root", async () => {
    html("<div id=open></div>");
    one("#open").attachShadow({ mode: "open" }).innerHTML = "<input>";
    const page = observePage();
    const inner = one("#open").shadowRoot?.querySelector("input");
    if (!inner) throw new Error("no inner field");
    await userEvent.fill(inner, "deep");
    expect(values(page)).toContain("deep");
  });

  test("in a frame, typed and set by its script", async () => {
    html("<iframe id=f></iframe>");
    const frame = (one("#f") as HTMLIFrameElement).contentDocument;
    if (!frame) throw new Error("no frame");
    frame.body.innerHTML = "<input><input type=checkbox>";
    const page = observePage();
    await settled();
    const [text, box] = frame.querySelectorAll("input");
    if (!text || !box) throw new Error("no fields");
    text.value = "framed";
    box.click();
    await settled();
    expect(page.told("input")).toMatchObject([
      { text: "on", isChecked: true },
      { text: "framed", isChecked: false },
    ]);
  });

  test("emptied by a framework whose own property hides from every setter", async () => {
    const page = observed("<input id=t><button id=b>clear</button>");
    const input = field("#t");
    await userEvent.fill(input, "typed");
    const { attributes } = input;
    one("#b").addEventListener("click", () => {
      // As a form's own `reset` by an element that is cloned in its place would, without any setter.
      const form = document.createElement("form");
      attributes.setNamedItem(document.createAttribute("value"));
      input.replaceWith(form);
      form.append(input);
      HTMLFormElement.prototype.reset.call(form);
    });
    await userEvent.click(one("#b"));
    await settled(300);
    expect(values(page).at(-1)).toBe("");
  });
});

describe("what must not be told is not", () => {
  test("neither of ignored nor of blocked fields; of masked ones a mask, without what is chosen", async () => {
    const page = observed(
      `<p class=ignore><input></p><p class=block><input></p>
       <p class=mask><input id=m><input id=c type=checkbox><select multiple id=s><option>1</select></p>`,
    );
    for (const input of document.querySelectorAll<HTMLInputElement>("input:not(#c)"))
      await userEvent.fill(input, "secret");
    await userEvent.click(one("#c"));
    await userEvent.selectOptions(one("#s"), "1");
    expect(page.told("input").map(({ text, isChecked }) => [text, isChecked])).toEqual([
      ["********", false],
      ["********", false],
    ]);
    expect(page.told("mutation")).toEqual([]);
  });
});

describe("the page notices nothing", () => {
  test("properties, errors and a framework's own setters behave as before", async () => {
    const page = observed("<input id=t><input id=n type=number>");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    expect(() => Object.assign(field("#t"), { valueAsNumber: 1 })).toThrow(DOMException);
    expect(() => set?.call({}, "x")).toThrow(TypeError);
    // React's tracker: a property of the element itself, which calls the prototype's.
    let heard = "";
    Object.defineProperty(field("#t"), "value", {
      configurable: true,
      get: () => heard,
      set(value) {
        heard = String(value);
        set?.call(this, value);
      },
    });
    field("#t").value = "tracked";
    await settled();
    expect([heard, values(page).at(-1)]).toEqual(["tracked", "tracked"]);
  });

  test("a thousand equal values are one event", async () => {
    const page = observed("<input id=t>");
    for (let turn = 0; turn < 1_000; turn++) field("#t").value = "same";
    await settled();
    field("#t").value = "same";
    await settled();
    expect(values(page)).toEqual(["same"]);
  });
});
