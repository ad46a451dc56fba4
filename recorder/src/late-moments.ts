import type { Handover } from "../handover.ts";
import type { LatePart } from "./late-part.ts";
import type { Moments } from "./moments.ts";
import type { Extras } from "./parts.ts";

/** What the page's handlers hear of comes with the part `extras`, before which nothing is found or sent. */
export function createLateMoments(extras: LatePart<Extras>, handover: Handover): Moments {
  let moments: Moments | null = null;
  extras.use(({ toMoments }) => {
    moments = toMoments(handover);
  });
  return {
    frustration: (signal) => moments?.frustration(signal),
    fromReply: (reply) => extras.use(() => moments?.fromReply(reply)),
  };
}
