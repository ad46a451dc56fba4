import { gzipSync } from "node:zlib";
import { decodeEvents } from "../../protocol/codec/codecs.ts";
import { demo } from "../../scripts/demo.ts";
import { type PostedChunk, type PostedSheet, startRecorderSink } from "../visit/recorder-sink.ts";
import type { Sink, Upload } from "./upload.ts";

/** Our recorder as built, behind a website that knows its style sheets only once a visitor has posted them. */
export async function startOurSink(): Promise<Sink> {
  const sink = await startRecorderSink(Date.now, null);
  return {
    origin: sink.origin,
    tag: `<script async src="${sink.origin}/r/${demo.siteKey}.js"></script>`,
    get scripts() {
      return new Map([...sink.fetched].map(([path, text]) => [path, gzipSync(text, { level: 9 }).length]));
    },
    // That the visitor is here is no part of what is recorded, and others do not say it.
    uploads: () => sink.posted.filter((posted) => posted.kind !== "word").map(uploadOf),
    close: sink.close,
  };
}

function uploadOf(posted: PostedChunk | PostedSheet): Upload {
  if (posted.kind === "sheet") return { kind: "sheet", bytes: posted.gzipped.length, events: [], text: "" };
  const events = decodeEvents(posted.codec, posted.body);
  return { kind: "replay", bytes: posted.frame.length, events, text: JSON.stringify(events) };
}
