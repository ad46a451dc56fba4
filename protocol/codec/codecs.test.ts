import fc from "fast-check";
import { expect, test } from "vitest";
import { codecNumber } from "../frame-header.ts";
import { anyEvents } from "../testing/arbitrary-events.ts";
import { decodeEvents, encodeEvents } from "./codecs.ts";

test.each(Object.entries(codecNumber))("codec %s gives back what it was given", (_, codec) => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      expect(JSON.stringify(decodeEvents(codec, encodeEvents(codec, events)))).toBe(JSON.stringify(events));
    }),
  );
});

test("a codec nobody knows is refused", () => {
  const unknown = expect.objectContaining({ code: "codec_unknown" });
  expect(() => encodeEvents(3, [])).toThrow(unknown);
  expect(() => decodeEvents(3, new Uint8Array())).toThrow(unknown);
});
