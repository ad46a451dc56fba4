import { observePinch } from "./pinch.ts";
import { observeScrollDepth } from "./scroll-depth.ts";
import { observeSelection } from "./selection.ts";

/** What loses nothing by joining in once the visitor has touched the page. */
export const lateObservers = [observeScrollDepth, observePinch, observeSelection] as const;
