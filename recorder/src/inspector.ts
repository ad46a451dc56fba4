import { quietly } from "../guard.ts";
import type { Handover } from "../handover.ts";
import { whyOff } from "./explain-rule.ts";
import type { InspectStatus } from "./inspect/inspector.ts";
import { fetchPart } from "./parts.ts";
import { createPrivacy } from "./privacy/create-privacy.ts";
import { levelOf } from "./privacy/level.ts";

/** The overlay of `playhead.inspect()`, whose file is fetched when somebody asks for it. */
export interface Inspector {
  /** @param statusOf null while nothing runs */
  toggle(statusOf: () => InspectStatus | null): void;
}

export function createInspector(handover: Handover): Inspector {
  const { config } = handover;
  let close: (() => void) | null = null;

  const status = (found: InspectStatus | null): InspectStatus =>
    found ?? {
      state: "off",
      reason: whyOff(config.enabled),
      sessionId: null,
      eventCount: 0,
      sentBytes: 0,
      lastChunkAtMs: null,
    };

  const open = async (statusOf: () => InspectStatus | null): Promise<void> => {
    const show = await fetchPart(handover, "inspect");
    close ??=
      show?.({
        privacy: createPrivacy(config.privacy),
        level: levelOf(config.privacy ?? {}),
        status: () => status(statusOf()),
        onClose() {
          close = null;
        },
      }) ?? null;
  };

  return {
    toggle(statusOf) {
      if (!close) {
        quietly(open(statusOf));
        return;
      }
      close();
      close = null;
    },
  };
}
