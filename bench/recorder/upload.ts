import { gunzipSync } from "node:zlib";
import type { ReplayEvent } from "../../protocol/events.ts";

/** A request with which a recorder handed over what it recorded. */
export interface Upload {
  kind: "replay" | "sheet";
  /** Of the request's body. */
  bytes: number;
  /** Empty where the recorder has a format of its own. */
  events: ReplayEvent[];
  /** All that can be read of it. */
  text: string;
}

/** Where a recorder's files come from and what it records goes to. */
export interface Sink {
  origin: string;
  /** Goes first in the page's `<head>`. */
  tag: string;
  /** Bytes after gzip of each file of the recorder that was fetched, by path. */
  scripts: Map<string, number>;
  uploads(): Upload[];
  close(): Promise<void>;
}

/** What a browser compressed is inflated, what it did not is taken as it is. */
export const inflated = (body: Uint8Array): Buffer =>
  body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : Buffer.from(body);
