import type { AssetHash } from "../../../protocol/ids.ts";
import { quietly } from "../../guard.ts";
import type { Pack } from "../send/chunk.ts";
import type { HeldPlace, HeldShelf } from "./held-shelf.ts";
import { type HeldFacts, planHold } from "./hold-rule.ts";
import type { StoredSheet } from "./shelf.ts";

/**
 * What is captured before a trigger: in memory for this page, so that it works without a database, and on the shelf for
 * the tab's next one. Bounded in time and bytes.
 */
export interface Hold {
  /** Number of the next pack, above those of the tab's earlier pages. */
  nextNumber(): number;
  put(n: number, pack: Pack): void;
  /** What other pages of the tab hold, by number. */
  readOthers(): Promise<ReadonlyMap<number, Pack>>;
  /** These and what this page holds, in order: back from the back-forward cache it is not the last any more. */
  withOwn(others: ReadonlyMap<number, Pack>): Pack[];
  /** All of it is sent, or never will be. */
  clear(): void;
}

export interface HoldOwner {
  shelf: HeldShelf;
  place(): HeldPlace;
  /** Style sheets that the server may ask for. */
  sheetsOf(hashes: readonly AssetHash[]): readonly StoredSheet[];
  takeSnapshot(): void;
  /** An earlier page of the tab has left something. */
  hasEarlier: boolean;
}

export function createHold(owner: HoldOwner): Hold {
  const { shelf, place, sheetsOf, takeSnapshot } = owner;
  let earlier: HeldFacts[] = [];
  const own = new Map<number, Pack>();
  let lastNumber = 0;
  let hasAsked = false;

  const readOthers = async (): Promise<Map<number, Pack>> => {
    const held = await shelf.read(place());
    return new Map(held.filter(({ n }) => !own.has(n)).map(({ n, ...pack }) => [n, pack]));
  };

  const factsOf = (n: number, { gzip, hasFullSnapshot, firstAtMs }: Pack): HeldFacts => ({
    n,
    bytes: gzip.length,
    hasFullSnapshot,
    firstAtMs,
  });

  const tidy = (): void => {
    const facts = [...earlier, ...[...own].map(([n, pack]) => factsOf(n, pack))].sort((a, b) => a.n - b.n);
    const { drop, needsSnapshot } = planHold(facts, Date.now());
    for (const { n } of drop) own.delete(n);
    earlier = earlier.filter((one) => !drop.includes(one));
    if (drop.length > 0) {
      shelf.drop(
        place(),
        drop.map(({ n }) => n),
      );
    }
    if (needsSnapshot && !hasAsked) takeSnapshot();
    hasAsked = needsSnapshot;
  };

  const learnEarlier = async (): Promise<void> => {
    earlier = [...(await readOthers())].map(([n, pack]) => factsOf(n, pack));
  };
  if (owner.hasEarlier) quietly(learnEarlier());

  return {
    nextNumber() {
      // The clock goes on from page to page; set back, it only lets a later page's packs come first.
      lastNumber = Math.max(Date.now(), lastNumber + 1);
      return lastNumber;
    },
    put(n, pack) {
      own.set(n, pack);
      shelf.put({ ...place(), ...pack, n, savedAtMs: Date.now() }, sheetsOf(pack.assetHashes));
      tidy();
    },
    readOthers,
    withOwn: (others) => [...others, ...own].sort(([a], [b]) => a - b).map(([, pack]) => pack),
    clear() {
      own.clear();
      earlier = [];
    },
  };
}
