import { isJsonObject } from "../../protocol/json-object.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import type { Frustration } from "../api.ts";
import { quietly } from "../guard.ts";
import type { Handover } from "../handover.ts";
import { fetchPart } from "./parts.ts";
import { readInvite, readSignals } from "./read-moments.ts";

/** What the page's own handlers hear of. */
export interface Moments {
  frustration(signal: Signal): void;
  fromReply(reply: object): void;
}

/** Each signal reaches the page once, whether the browser finds it first or the server. */
export function toMoments(handover: Handover): Moments {
  const told = new Set<string>();
  let isHeard = false;
  const frustration = (found: Frustration): void => {
    if (told.has(found.id)) return;
    told.add(found.id);
    handover.moment?.("frustration", found);
  };
  return {
    frustration: ({ id, kind, severity, atMs, url, evidence, element }) =>
      frustration({
        id,
        kind,
        severity,
        atMs,
        url,
        evidence,
        element: element && { selector: element.selector, text: element.text },
      }),
    fromReply(reply) {
      if (!isJsonObject(reply)) return;
      if (!isHeard) tellPresence(handover);
      isHeard = true;
      for (const signal of readSignals(reply.signals)) frustration(signal);
      const invite = readInvite(reply.invite);
      if (invite) handover.moment?.("invite", invite);
    },
  };
}

/** The session is on the server, so members may know that its visitor is here; where all are told of, the loader sees to it. */
function tellPresence(handover: Handover): void {
  const { presence, presencePath } = handover.config;
  if (presence !== "off" && !presencePath) quietly(fetchPart(handover, "presence"));
}
