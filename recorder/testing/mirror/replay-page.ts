import { Replayer } from "@rrweb/replay";
import type { eventWithTime } from "@rrweb/types";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { type NormalNode, normalForm } from "./normal-form.ts";

/** What rrweb's replayer shows after the events: all of them at once, as for a seek. */
export async function shownAfter(
  events: readonly ReplayEvent[],
  useVirtualDom: boolean,
): Promise<NormalNode> {
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
    const [first, last] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0];
    replayer.pause(last - first + 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const shown = replayer.iframe.contentDocument;
    if (shown === null) throw new Error("the replayer shows no document");
    return normalForm(shown, (node) => replayer.getMirror().getId(node));
  } finally {
    replayer.destroy();
    root.remove();
  }
}
