import { describe, expect, it } from "vitest";
import { commandFor, focusOf } from "./keys.ts";

const press = (key: string, given: Partial<Parameters<typeof commandFor>[0]> = {}) =>
  commandFor({ key, shiftKey: false, hasModifier: false, focus: "page", ...given });

describe("keys in the player", () => {
  it("play, step, change the speed, fill the screen and explain themselves", () => {
    expect(press(" ")).toEqual({ type: "toggle" });
    expect(press("ArrowLeft")).toEqual({ type: "step", byMs: -5_000 });
    expect(press("ArrowRight", { shiftKey: true })).toEqual({ type: "step", byMs: 15_000 });
    expect(press("4")).toEqual({ type: "speed", speed: 4 });
    expect(press("f")).toEqual({ type: "fullscreen" });
    expect(press("n")).toEqual({ type: "signal", to: "next" });
    expect(press("N", { shiftKey: true })).toEqual({ type: "signal", to: "previous" });
    expect(press("?")).toEqual({ type: "help" });
    expect(press("x")).toBeNull();
  });

  it("leave the browser's shortcuts, fields and menus alone", () => {
    expect(press("f", { hasModifier: true })).toBeNull();
    expect(press(" ", { focus: "field" })).toBeNull();
  });

  it("let Space press the button that has the focus", () => {
    expect(press(" ", { focus: "button" })).toBeNull();
    expect(press("2", { focus: "button" })).toEqual({ type: "speed", speed: 2 });
  });

  it("know where the focus is", () => {
    document.body.innerHTML = `<div role="tablist"><button id="tab"></button></div><button id="b"></button><p id="p"></p>`;
    expect(focusOf(document.querySelector("#tab"))).toBe("field");
    expect(focusOf(document.querySelector("#b"))).toBe("button");
    expect(focusOf(document.querySelector("#p"))).toBe("page");
  });
});
