import { observeMedia } from "./media.ts";
import type { Observer, ObserverOwner } from "./observer.ts";
import { observePinch } from "./pinch.ts";
import { observeScrollDepth } from "./scroll-depth.ts";
import { observeSelection } from "./selection.ts";
import { observeViewport } from "./viewport.ts";

/** What loses nothing by joining in once the visitor has touched the page. */
export const lateObservers: readonly ((owner: ObserverOwner) => Observer)[] = [
  observeMedia,
  observeScrollDepth,
  observePinch,
  observeSelection,
  observeViewport,
];
