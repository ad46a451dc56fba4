import type { ReplayEvent } from "../../protocol/events.ts";
import { jsonText } from "../../protocol/json-text.ts";
import { outboxMaxBytes } from "../../protocol/limits.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import type { Delivery, DeliveryOwner } from "./delivery.ts";
import { createCarried, doingsIn } from "./keep/carried.ts";
import type { LatePart } from "./late-part.ts";
import type { DeliveryPart } from "./parts.ts";
import { createKnownLinks } from "./send/known-links.ts";
import { whenIdle } from "./timers.ts";
import { tabStore } from "./visit.ts";

/** So many events are not measured: most pages make fewer until the part is there. */
const maxUnmeasured = 50;

/** The delivery, which comes as a part of its own; what happens before that waits for it here, in its order. */
export function createLateDelivery(
  config: RecorderConfig,
  part: LatePart<DeliveryPart>,
  owner: Omit<DeliveryOwner, "links">,
): Delivery {
  const { session, tab } = owner;
  const links = createKnownLinks(tabStore(config, "links"), config.revision);
  const carried = createCarried(tabStore(config, "carried"));
  let delivery: Delivery | null = null;
  let waiting: ReplayEvent[] = [];
  let chars = 0;
  let measured = 0;
  let isHidden = false;
  let isClosed = false;
  const wait = (events: ReplayEvent[]): void => {
    waiting = events;
    chars = 0;
    measured = 0;
  };
  const drop = (): void => wait([]);
  const isFull = (): boolean => {
    if (waiting.length <= maxUnmeasured) return false;
    // One that is no JSON throws, once.
    while (measured < waiting.length) chars += jsonText(waiting[measured++]).length;
    return chars > outboxMaxBytes;
  };

  /** What the tab's next page has taken is sent by that one, and what its page before has left by this one. */
  const gather = (): void => {
    const own = carried.takeBack() === "gone" ? [] : waiting;
    wait([...carried.take(session.current().sessionId), ...own]);
  };

  part.use(({ createDelivery }) => {
    if (isClosed) return;
    gather();
    delivery = createDelivery(config, { ...owner, links }, waiting);
    drop();
    if (isHidden) delivery.hide();
  });

  if (owner.isEngaged() || tab.current().hasHeld) part.fetch();

  return {
    links,
    add(event: ReplayEvent) {
      if (delivery) return delivery.add(event);
      if (waiting.length === 0) {
        whenLoaded(() => {
          if (waiting.length > 0) part.fetch();
        });
      }
      waiting.push(event);
    },
    isFull: () => delivery?.isFull() ?? isFull(),
    engage() {
      part.fetch();
      delivery?.engage();
    },
    cut() {
      if (delivery) delivery.cut();
      else if (isFull()) wait(doingsIn(waiting));
    },
    discard() {
      drop();
      delivery?.discard();
    },
    isHolding: () => delivery?.isHolding() ?? (owner.mustHold() || tab.current().hasHeld),
    sent: () => delivery?.sent() ?? { sentBytes: 0, lastChunkAtMs: null },
    release: () => delivery?.release(),
    enter(isHolding) {
      // Behind the cut that nobody could make: these are of the session before.
      drop();
      delivery?.enter(isHolding);
    },
    hide() {
      if (delivery) delivery.hide();
      else if (owner.isEngaged()) {
        isHidden = true;
        part.fetch();
        gather();
        carried.put(session.current().sessionId, waiting);
      }
    },
    rest: () => delivery?.rest(),
    wake() {
      if (!delivery) gather();
      part.fetch();
      delivery?.wake();
    },
    close() {
      isClosed = true;
      drop();
      delivery?.close();
    },
  };
}

/** A page's `load` waits for the scripts that are asked for before it. */
function whenLoaded(run: () => void): void {
  const wait = (): void => whenIdle(run);
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true });
}
