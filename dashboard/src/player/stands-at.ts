import type { TabId } from "../../../protocol/ids.ts";
import type { Timeline } from "../../../protocol/timeline.ts";

/**
 * Where the player stands in each tab: the seq up to which every chunk is at hand or in the archive, -1 for none.
 * @param loadedOf seqs of a tab's chunks that are at hand
 */
export function standsAt(
  { tabs, segments }: Pick<Timeline, "tabs" | "segments">,
  loadedOf: (tabId: TabId) => Iterable<number>,
): Map<TabId, number> {
  const seqs = new Map(tabs.map(({ tabId }) => [tabId, new Set(loadedOf(tabId))]));
  for (const { chunks } of segments) for (const { tabId, seq } of chunks) seqs.get(tabId)?.add(seq);
  const stands = new Map<TabId, number>();
  for (const [tabId, known] of seqs) {
    let next = 0;
    while (known.has(next)) next += 1;
    stands.set(tabId, next - 1);
  }
  return stands;
}
