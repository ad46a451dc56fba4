import type { ReplayEvent } from "../../../protocol/events.ts";
import { playBack } from "../observe/play-back.ts";
import { type NormalNode, normalForm } from "./normal-form.ts";

/** What rrweb's replayer shows after the events: all of them at once, as for a seek. */
export const shownAfter = (events: readonly ReplayEvent[], useVirtualDom: boolean): Promise<NormalNode> =>
  playBack(events, useVirtualDom, (shown, replayer) =>
    normalForm(shown, (node) => replayer.getMirror().getId(node)),
  );
