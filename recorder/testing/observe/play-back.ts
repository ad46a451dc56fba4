import { Replayer } from "@rrweb/replay";
import type { eventWithTime } from "@rrweb/types";
import type { ReplayEvent } from "../../../protocol/events.ts";

/**
 * What rrweb's replayer shows after the events, all of them at once as for a seek, until `look` is done.
 * @param useVirtualDom as the player does when it goes far
 */
export async function playBack<Found>(
  events: readonly ReplayEvent[],
  useVirtualDom: boolean,
  look: (shown: Document, replayer: Replayer) => Found | Promise<Found>,
): Promise<Found> {
  const root = document.body.appendChild(document.createElement("div"));
  const replayer = new Replayer(structuredClone(events) as unknown as eventWithTime[], {
    root,
    useVirtualDom,
    liveMode: true,
    showWarning: false,
    triggerFocus: false,
    mouseTail: false,
  });
  try {
    replayer.pause((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const shown = replayer.iframe.contentDocument;
    if (shown === null) throw new Error("the replayer shows no document");
    return await look(shown, replayer);
  } finally {
    replayer.destroy();
    root.remove();
  }
}
