import type { ReplayEvent } from "../../../protocol/events.ts";
import { isOfNetwork } from "../../../protocol/network-events.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import { stepsOfTab } from "./chunk-order.ts";
import type { OpenReplay } from "./open-replay.ts";
import type { AttachSheets } from "./sheet-shelf.ts";
import { tabEvents } from "./tab-events.ts";

/** Read at once; its frames are inflated one after another. */
const maxRangeBytes = 4_000_000;

/** @param attach puts style sheets back; null leaves them as references */
export async function* eventsOfTab(
  archive: R2Bucket,
  address: SessionAddress,
  { timeline, unsealed, hasNetwork }: Pick<OpenReplay, "timeline" | "unsealed" | "hasNetwork">,
  { tabId }: TimelineTab,
  attach: AttachSheets | null,
): AsyncGenerator<ReplayEvent[]> {
  const steps = stepsOfTab(tabId, timeline, unsealed, maxRangeBytes);
  for await (const read of tabEvents(archive, address, steps)) {
    const events = hasNetwork ? read : read.filter((event) => !isOfNetwork(event));
    yield attach === null ? events : await attach(events);
  }
}
