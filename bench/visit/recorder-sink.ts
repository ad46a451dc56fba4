import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import type { PresenceWord } from "../../protocol/presence.ts";
import { ChunkReader } from "../../recorder/testing/chunk-reader.ts";
import { demo } from "../../scripts/demo.ts";
import { root } from "../../scripts/root.ts";

export interface PostedChunk {
  kind: "chunk";
  tabId: string;
  seq: number;
  /** By the page's clock. */
  cutAtMs: number;
  /** As it came, perhaps behind an earlier one of its tab. */
  frame: Uint8Array;
  codec: number;
  /** Inflated. */
  body: Uint8Array;
}
export interface PostedSheet {
  kind: "sheet";
  hash: string;
  gzipped: Uint8Array;
}
/** What a page has said of its visitor's presence. */
export interface PostedWord {
  kind: "word";
  saidAtMs: number;
  word: PresenceWord;
}
export type Posted = PostedChunk | PostedSheet | PostedWord;

/** Serves the built recorder and takes what it posts, as the Worker does for the first visitor of a website. */
export interface RecorderSink {
  origin: string;
  /** What the recorder posted, in the order it came. */
  posted: Posted[];
  /** How often the loader was fetched, and the recorder's file. */
  loads: { loader: number; recorder: number };
  /** The built files that were fetched, by path, the loader among them. */
  fetched: Map<string, string>;
  close(): Promise<void>;
}

const publicDir = join(root, "dist/public");
const readBuilt = (path: string): string => readFileSync(join(publicDir, path), "utf8");

/** As the Worker has its files cached (`workers/routes`): a visit's later pages ask for none again. */
const loaderCaching = "public, max-age=30";
const builtCaching = "public, max-age=31536000, immutable";

/**
 * @param serverNowMs what the visitor's browser is told as the server's time
 * @param flushMs how long the recorder is asked to gather events for a chunk; null leaves it its own pace
 * @param keepsLoader whether the browser may keep the loader as the Worker lets it: not where the page's clock runs ahead
 * of the browser's, by which a later page would begin with a loader, and its time, that no browser has any more
 */
export async function startRecorderSink(
  serverNowMs: () => number,
  flushMs: number | null,
  keepsLoader = true,
): Promise<RecorderSink> {
  const { recorderPath }: { recorderPath: string } = JSON.parse(readBuilt("r/manifest.json"));
  const loader = readBuilt("r/loader.js");
  // All at once: a build in between would take a file away that this loader's config names.
  const built = new Map(
    readdirSync(join(publicDir, "r")).map((name) => [`/r/${name}`, readBuilt(`r/${name}`)]),
  );
  const posted: Posted[] = [];
  const reader = new ChunkReader();
  const loads = { loader: 0, recorder: 0 };
  const fetched = new Map<string, string>();
  const sheets = new Set<string>();

  const loaderText = (): string => {
    const config = {
      revision: 1,
      siteKey: demo.siteKey,
      tag: demo.websiteTag,
      origin,
      recorderPath,
      nowMs: serverNowMs(),
      enabled: true,
      trigger: "all",
      samplingRate: 1,
    };
    return loader.replace('"__PLAYHEAD_CONFIG__"', () => JSON.stringify(config));
  };

  const takeChunk = (frame: Uint8Array): string => {
    const { header, body } = reader.read(frame);
    const { codec, tabId, seq, cutAtMs, assetHashes } = header;
    posted.push({ kind: "chunk", tabId, seq, cutAtMs, frame, codec, body });
    return JSON.stringify({
      status: "accepted",
      seq,
      nowMs: serverNowMs(),
      configRevision: 1,
      completeTo: completeTo(tabId),
      needAssets: assetHashes.filter((hash) => !sheets.has(hash)),
      flushMs: flushMs ?? undefined,
    });
  };

  /** The last seq of the tab with none missing before it. */
  const completeTo = (tabId: string): number | undefined => {
    const seqs = new Set(
      posted.flatMap((one) => (one.kind === "chunk" && one.tabId === tabId ? [one.seq] : [])),
    );
    let seq = 0;
    while (seqs.has(seq)) seq++;
    return seq === 0 ? undefined : seq - 1;
  };

  const answer = async (request: IncomingMessage): Promise<string | null> => {
    const path = request.url ?? "/";
    if (path === `/r/${demo.siteKey}.js`) {
      loads.loader += 1;
      fetched.set(path, loader);
      return loaderText();
    }
    const file = built.get(path);
    if (file !== undefined) {
      if (path === recorderPath) loads.recorder += 1;
      fetched.set(path, file);
      return file;
    }
    const [, , kind, , hash = ""] = path.split("/");
    const body = await readBody(request);
    if (kind === "chunks") return takeChunk(body);
    if (kind === "presence") {
      posted.push({
        kind: "word",
        saidAtMs: serverNowMs(),
        word: JSON.parse(new TextDecoder().decode(body)),
      });
      return "{}";
    }
    if (kind !== "assets") return null;
    sheets.add(hash);
    posted.push({ kind: "sheet", hash, gzipped: body });
    return "";
  };

  const cachingOf = (path: string): string =>
    built.has(path) ? builtCaching : keepsLoader && path.startsWith("/r/") ? loaderCaching : "no-store";

  const server = createServer(async (request, response) => {
    const text = await answer(request);
    const headers = {
      "access-control-allow-origin": "*",
      "cache-control": cachingOf(request.url ?? "/"),
      "content-type": "text/javascript; charset=utf-8",
    };
    response.writeHead(text === null ? 404 : 200, headers).end(text ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, posted, loads, fetched, close };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
