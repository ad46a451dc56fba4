import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { PresenceReply, PresenceWord } from "../../protocol/presence.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { ChunkReader } from "./chunk-reader.ts";

/** A chunk as it arrived, with the answer it got. */
export interface ArrivedChunk {
  sessionId: string;
  tabId: string;
  seq: number;
  frame: Buffer;
  header: FrameHeader;
  /** Inflated. */
  body: Uint8Array;
  events: ReplayEvent[];
  status: number;
}

export interface Answer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

/** Lets the chunk in. @param fields what the reply says besides */
export const accept = ({ seq }: Pick<ArrivedChunk, "seq">, fields: object): Answer => ({
  status: 200,
  body: { status: "accepted", seq, nowMs: Date.now(), configRevision: 1, ...fields },
});

/** A website at `site` and, on another origin, what the recorder talks to. */
export interface FakeIngest {
  site: string;
  chunks: ArrivedChunk[];
  assets: { hash: string; text: string }[];
  /** Bodies of what visitors asked to be forgotten by, and the answer they get. */
  withdrawals: unknown[];
  withdrawStatus: number;
  /** What pages have said of who is here, and what the next one of them is told. */
  words: PresenceWord[];
  wordReply: PresenceReply;
  /** `METHOD path` of every request but those for pages and their icon. */
  requests: string[];
  /** By path; `<!-- recorder -->` becomes the script tag, `{{ingest}}` the recorder's origin. */
  pages: Map<string, string>;
  config: Partial<RecorderConfig>;
  /** Built files by path; a test may take one away or put another one there. */
  files: Map<string, string>;
  /** Null lets the chunk in. */
  answer: (chunk: ArrivedChunk) => Answer | null;
  /** What it could not read, such as a frame that is none. */
  failures: unknown[];
  close(): Promise<void>;
}

/** @param builtDir where `buildRecorder` wrote */
export async function startFakeIngest(builtDir: string): Promise<FakeIngest> {
  const { recorderPath, presencePath } = JSON.parse(
    await readFile(join(builtDir, "r/manifest.json"), "utf8"),
  );
  const files = new Map<string, string>();
  const reader = new ChunkReader();
  for (const name of await readdir(join(builtDir, "r"))) {
    files.set(`/r/${name}`, await readFile(join(builtDir, "r", name), "utf8"));
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://fake").pathname;
    const reply = (status: number, body: string, headers: Record<string, string> = {}): void => {
      const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "retry-after" };
      response.writeHead(status, { ...cors, ...headers }).end(body);
    };
    const page = ingest.pages.get(path);
    if (page !== undefined) {
      const tag = `<script async src="${origin}/r/pk_test.js"></script>`;
      const html = page.replace("<!-- recorder -->", tag).replaceAll("{{ingest}}", origin);
      return reply(200, html, { "content-type": pageType(path) });
    }
    if (path === "/favicon.ico") return reply(404, "");
    ingest.requests.push(`${request.method} ${path}`);
    if (path === "/r/pk_test.js") {
      const isToldOfAll = ingest.config.presence === "everyone";
      const config = {
        ...defaults(origin, recorderPath),
        ...ingest.config,
        ...(isToldOfAll && { presencePath }),
      };
      const loader = ingest.files.get("/r/loader.js") ?? "";
      return reply(
        200,
        loader.replace('"__PLAYHEAD_CONFIG__"', () => JSON.stringify(config)),
      );
    }
    const built = path.startsWith("/r/") ? ingest.files.get(path) : undefined;
    if (built !== undefined) return reply(200, built);
    const [, version, kind, , ...rest] = path.split("/");
    if (request.method !== "POST" || version !== "v1") return reply(404, "{}");
    const body = await readBody(request);
    if (kind === "withdraw") {
      ingest.withdrawals.push(JSON.parse(body.toString()));
      return reply(ingest.withdrawStatus, "{}");
    }
    if (kind === "presence") {
      ingest.words.push(JSON.parse(body.toString()));
      const told = ingest.wordReply;
      ingest.wordReply = {};
      return reply(200, JSON.stringify(told));
    }
    if (kind === "assets") {
      ingest.assets.push({ hash: rest.join("/"), text: gunzipSync(body).toString() });
      return reply(200, "{}");
    }
    const chunk = readChunk(reader, rest, body);
    const answer = ingest.answer(chunk) ?? { status: 200 };
    chunk.status = answer.status;
    ingest.chunks.push(chunk);
    const { body: accepted } = accept(chunk, { completeTo: completeTo(ingest.chunks, chunk) });
    reply(answer.status, JSON.stringify(answer.body ?? accepted), answer.headers);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      ingest.failures.push(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;

  const ingest: FakeIngest = {
    site: `http://localhost:${port}`,
    chunks: [],
    assets: [],
    withdrawals: [],
    withdrawStatus: 202,
    words: [],
    wordReply: {},
    requests: [],
    pages: new Map(),
    config: {},
    files,
    answer: () => null,
    failures: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return ingest;
}

/**
 * The chunks let in, in order, each once: a page that did not live to see the acknowledgement makes the next
 * page send again, and the real server takes that as the duplicate it is.
 */
export function takenChunks(chunks: readonly ArrivedChunk[]): ArrivedChunk[] {
  const bySeq = new Map<string, ArrivedChunk>();
  for (const chunk of chunks) {
    if (chunk.status !== 200) continue;
    const place = `${chunk.sessionId}/${chunk.tabId}/${String(chunk.seq).padStart(6, "0")}`;
    if (!bySeq.has(place)) bySeq.set(place, chunk);
  }
  return [...bySeq].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chunk]) => chunk);
}

export const eventsOf = (chunks: readonly ArrivedChunk[]): ReplayEvent[] =>
  takenChunks(chunks).flatMap((chunk) => chunk.events);

export const snapshotCount = (chunks: readonly ArrivedChunk[]): number =>
  takenChunks(chunks).filter((chunk) => chunk.header.hasFullSnapshot).length;

/** Payloads of our custom events of one kind. */
export function payloadsOf(events: readonly ReplayEvent[], tag: string): Record<string, unknown>[] {
  return events.flatMap(({ data }) =>
    typeof data === "object" && data !== null && "tag" in data && data.tag === tag && "payload" in data
      ? [{ ...(data.payload ?? {}) }]
      : [],
  );
}

/** The last seq of the chunk's tab with none missing before it; nothing when its first is. */
function completeTo(chunks: readonly ArrivedChunk[], { sessionId, tabId }: ArrivedChunk): number | undefined {
  const seqs = new Set(
    chunks
      .filter((one) => one.sessionId === sessionId && one.tabId === tabId && one.status === 200)
      .map(({ seq }) => seq),
  );
  let seq = 0;
  while (seqs.has(seq)) seq++;
  return seq === 0 ? undefined : seq - 1;
}

const defaults = (origin: string, recorderPath: string): Partial<Record<keyof RecorderConfig, unknown>> => ({
  revision: 1,
  siteKey: "pk_test",
  tag: "test",
  origin,
  recorderPath,
  nowMs: Date.now(),
  enabled: true,
  trigger: "all",
  samplingRate: 1,
  // Its requests would stand among those that a test counts.
  presence: "off",
  sessionUrlBase: "https://dashboard.example/sessions/",
});

function readChunk(
  reader: ChunkReader,
  [sessionId = "", tabId = "", seq = ""]: string[],
  frame: Buffer,
): ArrivedChunk {
  const { header, body } = reader.read(frame);
  const events = decodeEvents(header.codec, body);
  return { sessionId, tabId, seq: Number(seq), frame, header, body, events, status: 0 };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

const pageType = (path: string): string => (path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
