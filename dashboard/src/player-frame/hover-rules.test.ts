import { describe, expect, it } from "vitest";
import { withHoverClass, withHoverRules } from "./hover-rules.ts";

describe("a rule that hovers gets a class beside it", () => {
  it.each([
    ["a:hover { top: 0 }", "a:hover , a.\\:hover { top: 0 }"],
    ["p:hover > a:hover{top:0}", "p:hover > a:hover, p.\\:hover > a.\\:hover{top:0}"],
    ["b { top: 0 } a:hover{top:0}", "b { top: 0 } a:hover,  a.\\:hover{top:0}"],
    ["@media (hover:hover) { a:hover{top:0} }", "@media (hover:hover) {  a:hover,  a.\\:hover{top:0} }"],
    [".x { &:hover{top:0} }", ".x {  &:hover,  &.\\:hover{top:0} }"],
  ])("%s", (rule, expected) => {
    const flat = (text: string) => text.replace(/\s+/g, " ").replace(/ ?([,{]) ?/g, "$1");
    expect(flat(withHoverClass(rule))).toBe(flat(expected));
  });

  it.each(["a { top: 0 }", "@media (hover: hover) { a { top: 0 } }", "a::before { content: 'x:hover' }", ""])(
    "%s stays as it is",
    (rule) => {
      expect(withHoverClass(rule)).toBe(rule);
    },
  );
});

describe("style events", () => {
  it("have it in inserted rules, in made sheets and in their texts", () => {
    const adds = [{ rule: "a:hover{}", index: 0 }];
    expect(withHoverRules({ source: 8, id: 3, adds })).toEqual({
      source: 8,
      id: 3,
      adds: [{ rule: "a:hover, a.\\:hover{}", index: 0 }],
    });
    expect(withHoverRules({ source: 8, styleId: 1, replaceSync: "a:hover{}" })).toMatchObject({
      replaceSync: "a:hover, a.\\:hover{}",
    });
    const styles = [{ styleId: 1, rules: [{ rule: "a:hover{}" }] }, "no style"];
    expect(withHoverRules({ source: 15, id: 1, styleIds: [1], styles })).toMatchObject({
      styles: [{ styleId: 1, rules: [{ rule: "a:hover, a.\\:hover{}" }] }, "no style"],
    });
  });

  it("of other kinds, and forged ones, stay as they are", () => {
    for (const data of [
      { source: 3, rule: "a:hover{}" },
      { source: 8, adds: "no" },
      { source: 15, styles: 1 },
    ])
      expect(withHoverRules(data)).toEqual(data);
  });
});
