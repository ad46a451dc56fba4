import type { Handover } from "../handover.ts";
import type { StartExtras } from "./capture/capture-settings.ts";
import type { createDelivery } from "./create-delivery.ts";
import type { OpenInspector } from "./inspect/inspector.ts";
import type { toMoments } from "./moments.ts";
import type { Observer, ObserverOwner } from "./observe/observer.ts";
import type { sendWithdrawals } from "./privacy/send-withdrawals.ts";
import type { createWatch } from "./trigger/watch.ts";

/** What sends, and what keeps until that is done: nothing leaves before the visitor has touched the page. */
export interface DeliveryPart {
  createDelivery: typeof createDelivery;
  sendWithdrawals: typeof sendWithdrawals;
}

/** What can wait until the visitor has touched the page. */
export interface Extras {
  startExtras: StartExtras;
  createWatch: typeof createWatch;
  toMoments: typeof toMoments;
}

/** Files that are fetched when they are needed, by what each puts down. A new one is a line here and one in the build. */
export interface Parts {
  delivery?: DeliveryPart;
  extras?: Extras;
  inspect?: OpenInspector;
  /** Tells members that the visitor is here; begins by itself. */
  presence?: true;
  /** Pictures of canvases, for websites that want them. */
  canvas?: (owner: ObserverOwner) => Observer;
}

export type PartName = keyof Parts;

/** What fetching takes of what the loader has left. */
export interface PartsHandover extends Pick<Handover, "parts" | "fetchScript"> {
  config: Pick<Handover["config"], "origin">;
}

/** The build puts each part's path here; absent where the recorder runs unbuilt. */
declare const __PLAYHEAD_PARTS__: { readonly [Name in PartName]?: string };

/** @returns the part, null when it cannot be had: then the recorder does without */
export function fetchPart<Name extends PartName>(
  handover: PartsHandover,
  name: Name,
): Promise<NonNullable<Parts[Name]> | null> {
  const path = typeof __PLAYHEAD_PARTS__ === "undefined" ? undefined : __PLAYHEAD_PARTS__[name];
  return new Promise((resolve) => {
    const answer = (): void => resolve(handover.parts?.[name] ?? null);
    if (handover.parts?.[name] || !path) answer();
    else if (handover.fetchScript) handover.fetchScript(path, answer);
    else fetchPlainly(handover.config.origin + path, answer);
  });
}

/** For a loader of before, which fetches nothing for the recorder. */
function fetchPlainly(url: string, onEnd: () => void): void {
  const script = document.createElement("script");
  script.src = url;
  script.onload = onEnd;
  script.onerror = onEnd;
  document.head.append(script);
}

/** What a part's file calls, once. */
export function putPart<Name extends PartName>(name: Name, part: Parts[Name]): void {
  const parts = window.__playhead?.parts;
  if (parts) parts[name] = part;
}
