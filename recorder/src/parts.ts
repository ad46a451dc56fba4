import type { Handover } from "../handover.ts";
import type { StartExtras } from "./capture/capture-settings.ts";
import type { OpenInspector } from "./inspect/inspector.ts";
import type { recover } from "./keep/recover.ts";
import type { toMoments } from "./moments.ts";
import type { Observer, ObserverOwner } from "./observe/observer.ts";
import type { sendWithdrawals } from "./privacy/send-withdrawals.ts";
import type { createWatch } from "./trigger/watch.ts";

/** What can wait until the visitor has touched the page. */
export interface Extras {
  startExtras: StartExtras;
  createWatch: typeof createWatch;
  recover: typeof recover;
  toMoments: typeof toMoments;
  sendWithdrawals: typeof sendWithdrawals;
}

/** Files that are fetched when they are needed, by what each puts down. A new one is a line here and one in the build. */
export interface Parts {
  extras?: Extras;
  inspect?: OpenInspector;
  /** Pictures of canvases, for websites that want them. */
  canvas?: (owner: ObserverOwner) => Observer;
}

export type PartName = keyof Parts;

/** The build puts each part's path here; absent where the recorder runs unbuilt. */
declare const __PLAYHEAD_PARTS__: { readonly [Name in PartName]?: string };

/** @returns the part, null when it cannot be had: then the recorder does without */
export function fetchPart<Name extends PartName>(
  handover: Pick<Handover, "parts" | "fetchScript">,
  name: Name,
): Promise<NonNullable<Parts[Name]> | null> {
  const path = typeof __PLAYHEAD_PARTS__ === "undefined" ? undefined : __PLAYHEAD_PARTS__[name];
  return new Promise((resolve) => {
    const answer = (): void => resolve(handover.parts?.[name] ?? null);
    if (handover.parts?.[name] || !path || !handover.fetchScript) answer();
    else handover.fetchScript(path, answer);
  });
}

/** What a part's file calls, once. */
export function putPart<Name extends PartName>(name: Name, part: Parts[Name]): void {
  const parts = window.__playhead?.parts;
  if (parts) parts[name] = part;
}
