import type { SeenClick } from "./scene.ts";
import type { SignalElement } from "./signal.ts";

/** The element of the click at this time, by name as far as it is still known. */
export function namedClick(clicks: readonly SeenClick[], clickAt: number, nodeId: number): SignalElement {
  const click = clicks.findLast(({ atMs }) => atMs === clickAt);
  return { selector: click?.selector ?? "", text: click?.text ?? "", nodeId };
}
