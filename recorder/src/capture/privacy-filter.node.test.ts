import { expect, test } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { mask, type PageNodes, privacyFilter } from "./privacy-filter.ts";

/** Node 1 is a button's input, 2 a text field, 3 a text within a textarea, 4 none of these. */
const nodes: PageNodes = {
  isButton: (id) => id === 1,
  isField: (id) => id === 1 || id === 2,
  isInTextarea: (id) => id === 3,
};
const incremental = (data: object): ReplayEvent => ({ type: eventType.incremental, data, timestamp: 1 });
const element = (tagName: string, attributes: object, childNodes: object[] = []) => ({
  type: 2,
  tagName,
  attributes,
  childNodes,
});

test("values of fields in a snapshot are masked in one width, labels of buttons and texts are not", () => {
  const text = { type: 3, textContent: "seen" };
  const tree = element("form", { value: "page's" }, [
    element("input", { type: "radio", value: "a" }),
    element("input", { type: "HIDDEN", value: "a much longer one" }),
    element("input", { type: "Submit", value: "Pay" }),
    element("input", { value: "" }),
    element("textarea", {}, [{ type: 3, textContent: "typed" }]),
    element("option", { value: "x", selected: true }, [text]),
  ]);
  const event: ReplayEvent = { type: eventType.fullSnapshot, data: { node: tree }, timestamp: 1 };
  expect(privacyFilter(event, nodes).data).toEqual({
    node: element("form", { value: "page's" }, [
      element("input", { type: "radio", value: mask }),
      element("input", { type: "HIDDEN", value: mask }),
      element("input", { type: "Submit", value: "Pay" }),
      element("input", { value: "" }),
      element("textarea", {}, [{ type: 3, textContent: mask }]),
      element("option", { value: mask }, [text]),
    ]),
  });
});

test("what is typed is masked, and an emptied field stays empty", () => {
  const typed = (id: number, text: string) =>
    privacyFilter(incremental({ source: incrementalSource.input, id, text, isChecked: false }), nodes).data;
  expect(typed(2, "secret")).toMatchObject({ text: mask });
  expect(typed(99, "of a node that is gone")).toMatchObject({ text: mask });
  expect(typed(2, "")).toMatchObject({ text: "" });
  expect(typed(1, "Pay")).toMatchObject({ text: "Pay" });
});

test("mutations are masked in all they carry: nodes, texts, values and the chosen option", () => {
  const data = {
    source: incrementalSource.mutation,
    adds: [{ node: element("input", { value: "secret" }) }],
    texts: [
      { id: 3, value: "secret" },
      { id: 4, value: "seen" },
    ],
    attributes: [
      { id: 2, attributes: { value: "secret", selected: "" } },
      { id: 1, attributes: { value: "Pay" } },
      { id: 4, attributes: { value: "3" } },
    ],
  };
  expect(privacyFilter(incremental(data), nodes).data).toEqual({
    source: incrementalSource.mutation,
    adds: [{ node: element("input", { value: mask }) }],
    texts: [
      { id: 3, value: mask },
      { id: 4, value: "seen" },
    ],
    attributes: [
      { id: 2, attributes: { value: mask } },
      { id: 1, attributes: { value: "Pay" } },
      { id: 4, attributes: { value: "3" } },
    ],
  });
});
