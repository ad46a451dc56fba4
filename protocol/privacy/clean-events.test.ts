import { describe, expect, it } from "vitest";
import { cleanEvents } from "./clean-events.ts";

describe("the second privacy net", () => {
  it("reaches every string of an event and says whether it masked anything", () => {
    const events = [
      { type: 3, timestamp: 1, data: { source: 0, texts: [{ id: 2, value: "ada@example.org" }], adds: [] } },
      { type: 5, timestamp: 2, data: { tag: "ph.click", payload: { text: "Pay" } } },
    ];
    expect(cleanEvents(events)).toBe(true);
    expect(JSON.stringify(events)).not.toContain("ada@");
    expect(cleanEvents(events)).toBe(false);
  });

  it("does not overflow the stack on deep nesting", () => {
    let data: unknown = "ada@example.org";
    for (let depth = 0; depth < 100_000; depth += 1) data = [data];
    expect(cleanEvents([{ type: 5, timestamp: 1, data }])).toBe(true);
  });

  it("shows e-mail addresses where the website asks for it", () => {
    const texts = [{ id: 2, value: "ada@example.org" }];
    expect(cleanEvents([{ type: 3, timestamp: 1, data: { source: 0, texts } }], true)).toBe(false);
  });

  it("leaves what a website says of its visitor in its own words", () => {
    const payload = { id: "7", name: "Ada", email: "ada@example.org", url: "" };
    expect(cleanEvents([{ type: 5, timestamp: 1, data: { tag: "ph.identify", payload } }])).toBe(false);
    expect(cleanEvents([{ type: 5, timestamp: 1, data: { tag: "ph.track", payload } }])).toBe(true);
  });

  it("leaves the numbers of drawings and sheets, and masks the texts in them", () => {
    const attributes = {
      d: "M4111 1111 1111 1111",
      _cssText: 'a { margin: 4111 1111 1111 1111; content: "ada@example.org" }',
    };
    cleanEvents([{ type: 2, timestamp: 1, data: { node: { type: 2, tagName: "path", attributes } } }]);
    expect(attributes).toEqual({
      d: "M4111 1111 1111 1111",
      _cssText: 'a { margin: 4111 1111 1111 1111; content: "•••" }',
    });
    const named = { d: "4111 1111 1111 1111" };
    cleanEvents([{ type: 5, timestamp: 1, data: { tag: "ph.track", payload: named } }]);
    expect(named).toEqual({ d: "•••" });
  });
});
