import type { ReplayEvent } from "../../../protocol/events.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import { readSegmentRange } from "../../archive/segments.ts";
import { readEvents, type StoredFrame, storedFrames } from "../../session/read-chunks.ts";
import type { Step } from "./chunk-order.ts";

/**
 * A tab's events, a chunk at a time. A chunk that cannot be read is passed over.
 * @throws when a segment that the timeline names is gone
 */
export async function* tabEvents(
  archive: R2Bucket,
  address: SessionAddress,
  steps: readonly Step[],
): AsyncGenerator<ReplayEvent[]> {
  for (const step of steps) {
    for (const frame of await framesOf(archive, address, step)) yield readEvents(frame) ?? [];
  }
}

async function framesOf(
  archive: R2Bucket,
  address: SessionAddress,
  step: Step,
): Promise<Iterable<StoredFrame>> {
  if (step.kind === "frame") return [step.frame];
  const bytes = await readSegmentRange(archive, address, step.n, step);
  if (bytes === null) throw new Error(`segment ${step.n} is gone`);
  return storedFrames(bytes);
}
