import type { ReplayEvent } from "../../../protocol/events.ts";
import { NodeRecords } from "../../src/dom/node-records.ts";
import { PendingChanges } from "../../src/dom/pending-changes.ts";
import { withoutEnd } from "../../src/dom/slices.ts";
import { createTellings, type Tellings } from "../../src/dom/tellings.ts";
import type { NormalNode } from "./normal-form.ts";
import { plainPrivacy } from "./plain-privacy.ts";
import { shownAfter } from "./replay-page.ts";

/** Our capture of this document, advanced by hand. */
export interface OwnTelling {
  events: ReplayEvent[];
  tellings: Tellings;
  /** Tells all there is, to its end. */
  finish(): void;
}

export function tellOwn(): OwnTelling {
  const events: ReplayEvent[] = [];
  let clockMs = 1_000_000;
  const tellings = createTellings({
    emit: (event) => events.push({ ...structuredClone(event), timestamp: ++clockMs }),
    privacy: plainPrivacy,
    records: new NodeRecords(),
    pending: new PendingChanges(),
    onChange() {},
    onRoot() {},
    onRootGone() {},
    onSnapshot() {},
    onFullSnapshot() {},
  });
  return {
    events,
    tellings,
    finish() {
      tellings.makeChangesDue();
      tellings.advance(withoutEnd);
    },
  };
}

/** The page as one who sees it for the first time now would tell it. */
export function tellAfresh(): ReplayEvent[] {
  const own = tellOwn();
  own.tellings.beginSnapshot();
  own.finish();
  own.tellings.stop();
  return own.events;
}

/** What a player shows, whatever the ids are, and however its state came there. */
export async function shownWithoutIds(events: readonly ReplayEvent[]): Promise<unknown> {
  return onlyShown(await shownAfter(events, false));
}

function onlyShown({ id: _, ...node }: NormalNode): unknown {
  const { attributes, childNodes, document, shadow, scroll, ...facts } = node;
  // A style element's rules and a field's value are compared, rrweb forgets in a snapshot where an iframe is scrolled
  // to, and boxes keep the size they had when they were told.
  const isSaidOtherwise = /^(?:STYLE|TEXTAREA)$/.test(node.name);
  const { value: _value, ...others }: Record<string, unknown> = attributes ?? {};
  // We tell a link as it stands in the page, and rrweb where it leads.
  if (node.name === "A") others.href = new URL(String(others.href), location.href).href;
  return {
    ...facts,
    attributes: String(others.class).includes("rr-block") ? { class: "rr-block" } : others,
    scroll: /^(?:HTML|#document)$/.test(node.name) ? undefined : scroll,
    childNodes: isSaidOtherwise ? [] : childNodes?.map(onlyShown),
    shadow: shadow?.map(onlyShown),
    document: document && onlyShown(document),
  };
}
