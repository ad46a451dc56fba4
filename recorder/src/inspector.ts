import { quietly } from "../guard.ts";
import type { Handover } from "../handover.ts";
import type { RunFacts } from "./inspect/inspector.ts";
import { fetchPart } from "./parts.ts";
import { createPrivacy } from "./privacy/create-privacy.ts";

/** The overlay of `playhead.inspect()`, whose file is fetched when somebody asks for it. */
export interface Inspector {
  /** @param facts null while nothing runs */
  toggle(facts: () => RunFacts | null): void;
}

export function createInspector(handover: Handover): Inspector {
  let close: (() => void) | null = null;
  const onClose = (): void => {
    close = null;
  };
  const open = async (facts: () => RunFacts | null): Promise<void> => {
    const show = await fetchPart(handover, "inspect");
    const { config } = handover;
    close ??= show?.({ config, privacy: createPrivacy(config.privacy), facts, onClose }) ?? null;
  };
  return {
    toggle(facts) {
      if (!close) {
        quietly(open(facts));
        return;
      }
      close();
      close = null;
    },
  };
}
