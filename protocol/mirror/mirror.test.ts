import { describe, expect, it } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { Mirror, maxMirrorBytes, maxMirrorNodes } from "./mirror.ts";

type Json = Record<string, unknown>;
const element = (id: number, tagName: string, childNodes: Json[] = [], attributes: Json = {}): Json => ({
  type: 2,
  tagName,
  attributes,
  childNodes,
  id,
});
const text = (id: number, textContent: string): Json => ({ type: 3, textContent, id });
const snapshotOf = (...childNodes: Json[]): ReplayEvent => ({
  type: eventType.fullSnapshot,
  data: { node: { type: 0, id: 1, childNodes }, initialOffset: { left: 0, top: 0 } },
  timestamp: 10,
});
const change = (data: Json, timestamp = 20): ReplayEvent => ({
  type: eventType.incremental,
  data,
  timestamp,
});
const mutation = (over: Json): ReplayEvent =>
  change({ source: incrementalSource.mutation, adds: [], removes: [], texts: [], attributes: [], ...over });

function mirrorOf(...events: ReplayEvent[]): Mirror {
  const mirror = new Mirror();
  for (const event of events) mirror.apply(event);
  return mirror;
}
const page = snapshotOf(element(2, "html", [element(3, "body", [element(4, "p", [text(5, "hello")])])]));
const bodyOf = (mirror: Mirror): unknown => {
  const [, full] = mirror.snapshot(99);
  return JSON.parse(JSON.stringify(full?.data)).node.childNodes[0].childNodes[0];
};

describe("a snapshot of the mirror", () => {
  it("is the recorded one while nothing has changed, at the time asked for", () => {
    const meta = {
      type: eventType.meta,
      data: { href: "https://a.example/", width: 9, height: 8 },
      timestamp: 1,
    };
    const expected = [meta, page].map((event) => ({ ...event, timestamp: 50 }));
    expect(mirrorOf(meta, page).snapshot(50)).toEqual(expected);
  });

  it("has nodes whose parent or next sibling came later in the same event, and not those that never came", () => {
    const add = (parentId: number, nextId: number | null, node: Json) => ({ parentId, nextId, node });
    const mirror = mirrorOf(
      page,
      mutation({
        adds: [
          add(8, null, text(9, "inner")),
          add(3, 8, element(7, "i")),
          add(3, 77, element(6, "lost")),
          add(3, 4, element(8, "b")),
        ],
      }),
    );
    expect(bodyOf(mirror)).toMatchObject({
      childNodes: [{ id: 7 }, { id: 8, childNodes: [{ textContent: "inner" }] }, { id: 4 }],
    });
    expect(mirror.nodeCount).toBe(8);
  });

  it("shows a playing video where it is by then", () => {
    const video = element(6, "video", [], { rr_mediaState: "played", rr_mediaCurrentTime: 2 });
    const mirror = mirrorOf(snapshotOf(video));
    expect(mirror.snapshot(3_010).at(-1)?.data).toMatchObject({ id: 6, type: 0, currentTime: 5 });
    mirror.apply(
      change({ source: incrementalSource.mediaInteraction, id: 6, type: 1, currentTime: 4 }, 2_000),
    );
    expect(mirror.snapshot(9_000).at(-1)?.data).toMatchObject({ id: 6, type: 1, currentTime: 4 });
  });

  it("keeps of a declaration that is set again and again the last only", () => {
    const style = element(6, "style", [text(7, "")], { _cssText: "a { top: 0 }" });
    const mirror = mirrorOf(snapshotOf(style));
    for (let at = 0; at < 1_000; at++) {
      const set = { property: "top", value: `${at}px` };
      mirror.apply(change({ source: incrementalSource.styleDeclaration, id: 6, index: [0], set }));
    }
    expect(
      mirror
        .snapshot(99)
        .slice(2)
        .map(({ data }) => data),
    ).toMatchObject([{ set: { value: "999px" } }]);
  });

  it("leaves the events it was given as they were", () => {
    const events = [
      page,
      mutation({ attributes: [{ id: 4, attributes: { title: "t" } }], texts: [{ id: 5, value: "x" }] }),
    ];
    const before = JSON.stringify(events);
    mirrorOf(...events).snapshot(99);
    expect(JSON.stringify(events)).toBe(before);
  });
});

describe("the mirror has bounds", () => {
  it("gives up a page of too many nodes until the next full snapshot", () => {
    const many = Array.from({ length: maxMirrorNodes }, (_, at) => text(at + 10, ""));
    const mirror = mirrorOf(snapshotOf(element(2, "html", many)));
    expect([mirror.isTooLarge, mirror.hasPage, mirror.nodeCount]).toEqual([true, false, 0]);
    expect(mirror.snapshot(99)).toEqual([]);
    mirror.apply(page);
    expect([mirror.isTooLarge, mirror.hasPage]).toEqual([false, true]);
  });

  it("gives up a page whose texts grow too large", () => {
    const mirror = mirrorOf(page);
    mirror.apply(mutation({ texts: [{ id: 5, value: "x".repeat(maxMirrorBytes) }] }));
    expect(mirror.isTooLarge).toBe(true);
  });

  it("counts down what went", () => {
    const mirror = mirrorOf(page);
    const before = mirror.bytes;
    mirror.apply(
      mutation({ adds: [{ parentId: 3, nextId: null, node: element(9, "b", [], { title: "long" }) }] }),
    );
    mirror.apply(
      mutation({ attributes: [{ id: 9, attributes: { title: "longer", style: { top: "1px" } } }] }),
    );
    mirror.apply(change({ source: incrementalSource.input, id: 9, text: "typed", isChecked: false }));
    expect(mirror.bytes).toBeGreaterThan(before);
    mirror.apply(mutation({ removes: [{ parentId: 3, id: 9 }] }));
    expect([mirror.bytes, mirror.nodeCount]).toEqual([before, 5]);
  });

  it("writes nothing of a page that nests deeper than a decoder takes", () => {
    const mirror = mirrorOf(page);
    let parentId = 4;
    for (let id = 100; id < 700; id++) {
      mirror.apply(mutation({ adds: [{ parentId, nextId: null, node: element(id, "div") }] }));
      parentId = id;
    }
    expect(mirror.snapshot(99)).toEqual([]);
  });
});
