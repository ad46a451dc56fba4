import type { AssetHash } from "../../../protocol/ids.ts";
import { maxInflatedAssetBytes } from "../../../protocol/limits.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { quietly } from "../../guard.ts";
import type { Shelf, StoredSheet } from "../keep/shelf.ts";
import { pause } from "../timers.ts";
import { tabStore } from "../visit.ts";
import { compress } from "./compress.ts";
import { createKnownHashes } from "./known-hashes.ts";
import type { KnownLinks } from "./known-links.ts";
import { post } from "./post.ts";
import { decideNext } from "./retry-rule.ts";

/** A page that writes its style sheets anew all the time would fill the memory with them. */
const maxSheetsPerPage = 300;

/** After these the sheet stays on the shelf, and the next page tries again. */
const maxTries = 8;

/** The page's style sheets by hash, kept until the server is known to have them. */
export interface Sheets {
  /** Null for a sheet no asset may hold, which then stays in its event. */
  hashOf(cssText: string): AssetHash | null;
  /** Of these, what the server may still ask for. */
  unsettled(hashes: readonly AssetHash[]): StoredSheet[];
  /** Of these, what the server has not said yet whether it has it. */
  unheard(hashes: readonly AssetHash[]): AssetHash[];
  /** A reply to a chunk that refers to `hashes` came and named `needed`. */
  onReply(hashes: readonly AssetHash[], needed: readonly AssetHash[]): void;
  /** Posts a sheet, from this page or from the shelf, once. */
  deliver(hash: AssetHash): Promise<void>;
  close(): void;
}

export function createSheets(config: RecorderConfig, shelf: Shelf, links: KnownLinks): Sheets {
  const { origin, siteKey } = config;
  const knownHashes = createKnownHashes(tabStore(config, "sheets"));
  const hashes = new Map<string, AssetHash>();
  const texts = new Map<AssetHash, string>();
  const settled = new Set<AssetHash>();
  const underWay = new Set<AssetHash>();
  let isClosed = false;

  const settle = (hash: AssetHash): void => {
    settled.add(hash);
    links.onSettled(hash, texts.get(hash) ?? null);
    shelf.dropSheet(hash);
  };

  const deliver = async (hash: AssetHash): Promise<void> => {
    if (settled.has(hash) || underWay.has(hash)) return;
    underWay.add(hash);
    const text = texts.get(hash) ?? links.textOf(hash) ?? (await shelf.readSheet(hash));
    if (text === null) return;
    const gzip = new Uint8Array(await compress(new TextEncoder().encode(text)));
    for (let failures = 0; failures < maxTries && !isClosed; failures++) {
      const outcome = await post(`${origin}/v1/assets/${siteKey}/${hash}`, gzip, false);
      const step = decideNext(outcome, failures, Math.random(), Date.now());
      // Refused for good counts as settled: asking again gives the same answer.
      if (step.kind !== "retry") return settle(hash);
      await pause(step.afterMs);
    }
    underWay.delete(hash);
  };

  return {
    hashOf(cssText) {
      const known = hashes.get(cssText);
      if (known) return known;
      if (hashes.size >= maxSheetsPerPage || cssText.length > maxInflatedAssetBytes) return null;
      const hash = links.hashOf(cssText) ?? knownHashes.hashOf(cssText);
      hashes.set(cssText, hash);
      texts.set(hash, cssText);
      return hash;
    },
    unsettled: (some) =>
      some.flatMap((hash) => {
        const text = settled.has(hash) ? undefined : texts.get(hash);
        return text === undefined ? [] : [{ hash, text, savedAtMs: Date.now() }];
      }),
    unheard: (some) => some.filter((hash) => !settled.has(hash) && !links.isKnown(hash)),
    onReply(some, needed) {
      for (const hash of some) {
        if (needed.includes(hash)) {
          if (!texts.has(hash)) links.forget();
          quietly(deliver(hash));
        } else if (!underWay.has(hash)) settle(hash);
      }
    },
    deliver,
    close() {
      isClosed = true;
    },
  };
}
