import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codecNumber } from "../frame-header.ts";
import { anyEvents } from "../testing/arbitrary-events.ts";
import { CodecError } from "./codec-error.ts";
import { decodeEvents, encodeEvents } from "./codecs.ts";

describe("whatever the bytes are, a decoder gives events or a CodecError", () => {
  function expectEventsOrRefusal(codec: number, bytes: Uint8Array): void {
    try {
      for (const event of decodeEvents(codec, bytes)) expect(event.timestamp).toBeGreaterThanOrEqual(0);
    } catch (error) {
      expect(error).toBeInstanceOf(CodecError);
    }
  }
  const codecs = fc.constantFrom(...Object.values(codecNumber));

  test("for bytes of no meaning", () => {
    fc.assert(fc.property(codecs, fc.uint8Array({ maxLength: 200 }), expectEventsOrRefusal), {
      numRuns: 500,
    });
  });

  test("for a body that was changed", () => {
    const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 3 }) });
    fc.assert(
      fc.property(
        codecs,
        anyEvents,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (codec, events, changes) => {
          const body = encodeEvents(codec, events);
          for (const { at, bytes } of changes) {
            const start = at % body.length;
            body.set(bytes.subarray(0, body.length - start), start);
          }
          expectEventsOrRefusal(codec, body);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("for a body that lost or gained bytes", () => {
    fc.assert(
      fc.property(
        codecs,
        anyEvents,
        fc.nat(),
        fc.uint8Array({ maxLength: 3 }),
        (codec, events, cut, gained) => {
          const body = encodeEvents(codec, events);
          const at = cut % body.length;
          expectEventsOrRefusal(codec, body.subarray(0, at));
          expectEventsOrRefusal(
            codec,
            Uint8Array.from([...body.subarray(0, at), ...gained, ...body.subarray(at)]),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
