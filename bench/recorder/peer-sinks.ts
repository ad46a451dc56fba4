import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { ReplayEvent } from "../../protocol/events.ts";
import { root } from "../../scripts/root.ts";
import { closeServer } from "./site.ts";
import { inflated, type Sink, type Upload } from "./upload.ts";

interface Peer {
  script: string;
  /** @param origin of the sink */
  tag(origin: string): string;
  eventsIn(text: string): ReplayEvent[];
}

/** Serves a recorder's one file as `/recorder.js`, takes what it posts, and answers with nothing. */
async function startPeerSink({ script, tag, eventsIn }: Peer): Promise<Sink> {
  const uploads: Upload[] = [];
  const scripts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    // clarity-js posts with credentials, which a wildcard does not allow.
    const headers = {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "content-type": "text/javascript; charset=utf-8",
    };
    if (request.method === "GET") {
      scripts.set("/recorder.js", gzipSync(script, { level: 9 }).length);
      response.writeHead(200, headers).end(script);
      return;
    }
    const body = await readBody(request);
    if (body.length > 0) {
      const text = inflated(body).toString();
      uploads.push({ kind: "replay", bytes: body.length, events: eventsIn(text), text });
    }
    response.writeHead(200, headers).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const close = (): Promise<void> => closeServer(server);
  return { origin, tag: tag(origin), scripts, uploads: () => uploads, close };
}

let rrwebScript: Promise<string> | null = null;

export async function startRrwebSink(): Promise<Sink> {
  rrwebScript ??= bundle("plain-rrweb.ts");
  return startPeerSink({
    script: await rrwebScript,
    tag: (origin) =>
      `<script>window.benchSink = "${origin}";</script><script src="${origin}/recorder.js"></script>`,
    eventsIn: (text) => JSON.parse(text),
  });
}

/** clarity-js as its npm package ships it, with texts told and without the parts that ask its own servers. */
export function startClaritySink(): Promise<Sink> {
  return startPeerSink({
    script: readFileSync(join(root, "node_modules/clarity-js/build/clarity.min.js"), "utf8"),
    tag: (origin) => {
      const settings = JSON.stringify({
        projectId: "bench",
        upload: `${origin}/collect`,
        content: true,
        track: true,
      });
      return `<script src="${origin}/recorder.js"></script><script>clarity("start", ${settings});</script>`;
    },
    eventsIn: () => [],
  });
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    build: {
      write: false,
      minify: "oxc",
      target: "es2022",
      lib: { entry: join(import.meta.dirname, entry), formats: ["iife"], name: "benchBundle" },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) return output[0].code;
  throw new Error(`No output for ${entry}.`);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
