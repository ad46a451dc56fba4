import type { Handover } from "../handover.ts";
import type { LateExtras } from "./late-extras.ts";
import type { Moments } from "./moments.ts";

/** What the page's handlers hear of comes with the part `extras`, before which nothing is found or sent. */
export function createLateMoments(extras: LateExtras, handover: Handover): Moments {
  let moments: Moments | null = null;
  extras.use(({ toMoments }) => {
    moments = toMoments(handover);
  });
  return {
    frustration: (signal) => moments?.frustration(signal),
    fromReply: (reply) => extras.use(() => moments?.fromReply(reply)),
  };
}
