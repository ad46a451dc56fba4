import { demo } from "../scripts/demo.ts";
import { buildProduct } from "./edge/build-product.ts";
import { prepareProduct, productOptions } from "./edge/product.ts";
import { type Edge, moduleText, startEdge } from "./edge/start-edge.ts";
import { dayMs, fillSessions } from "./list/fill.ts";

/**
 * Forgetting expired sessions: the cron's sweep, against one session after another with a list, a delete for each object
 * and a delete for each row. Each session has a segment and a timeline in R2 and a row; its object is empty.
 */
const ports = { ours: 8922, plain: 8923 };
const sessions = 2_000;
const wanted = 100_000;
const nowMs = Date.now();

interface Swept {
  seconds: number;
  cpuMs: number;
  runs: number;
}

async function fill(edge: Edge): Promise<void> {
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  const endMs = nowMs - 190 * dayMs;
  await fillSessions(catalog, { websiteId: demo.websiteId, sessions, days: 10, endMs, active: 0 });
  const archive = await edge.miniflare.getR2Bucket("ARCHIVE");
  const { results } = await catalog.prepare("SELECT session_id FROM sessions").all<{ session_id: string }>();
  const put = async (sessionId: string) => {
    const prefix = `s/${demo.websiteId}/${sessionId}/`;
    await archive.put(`${prefix}0`, new Uint8Array(20_000));
    await archive.put(`${prefix}timeline.json.gz`, new Uint8Array(2_000), {
      customMetadata: { segments: "1" },
    });
  };
  for (let start = 0; start < results.length; start += 20) {
    await Promise.all(results.slice(start, start + 20).map((row) => put(row.session_id)));
  }
}

/** Runs until nothing is left. */
async function sweepAll(edge: Edge, runOnce: () => Promise<void>): Promise<Swept> {
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  const left = () => catalog.prepare("SELECT count(*) AS rows FROM sessions").first<number>("rows");
  const [startMs, startCpuMs] = [performance.now(), edge.cpuMs()];
  let runs = 0;
  while (((await left()) ?? 0) > 0) {
    await runOnce();
    runs += 1;
    if (runs > sessions) throw new Error("the sweep does not end");
  }
  const listed = await (await edge.miniflare.getR2Bucket("ARCHIVE")).list({ prefix: "s/" });
  if (listed.objects.length > 0) throw new Error("something is left in the archive");
  return { seconds: (performance.now() - startMs) / 1_000, cpuMs: edge.cpuMs() - startCpuMs, runs };
}

async function ours(): Promise<Swept> {
  const edge = await startEdge(
    { modules: { "index.js": await buildProduct() }, options: productOptions() },
    ports.ours,
  );
  try {
    await prepareProduct(edge);
    await fill(edge);
    const worker = await edge.miniflare.getWorker();
    return await sweepAll(edge, async () => {
      await worker.scheduled({ scheduledTime: new Date(nowMs), cron: "*/5 * * * *" });
    });
  } finally {
    await edge.stop();
  }
}

async function plain(): Promise<Swept> {
  const module = await moduleText(new URL("./sweep/naive-sweep.ts", import.meta.url));
  const options = {
    compatibilityDate: "2026-10-01",
    d1Databases: { CATALOG_0: "catalog" },
    r2Buckets: ["ARCHIVE"],
    durableObjects: { SESSION: { className: "PlainObject", useSQLite: true } },
  };
  const edge = await startEdge({ modules: { "index.js": module }, options }, ports.plain);
  try {
    const catalog = await edge.miniflare.getD1Database("CATALOG_0");
    await catalog
      .prepare(
        `CREATE TABLE sessions (website_id, made_at, session_id, status, started_at, ended_at, duration_ms, checked_at,
         expires_at, page_views, event_count, click_count, error_count, viewport_width, viewport_height, device_type,
         browser, os, country, visitor_id, device_model, initial_path, initial_url, referrer,
         PRIMARY KEY (website_id, session_id))`,
      )
      .run();
    await fill(edge);
    return await sweepAll(edge, async () => {
      await edge.miniflare.dispatchFetch(`${edge.origin}/?now=${nowMs}`).then((answer) => answer.text());
    });
  } finally {
    await edge.stop();
  }
}

const [swept, naive] = [await ours(), await plain()];
const row = (name: string, { seconds, cpuMs, runs }: Swept) => {
  const forAll = (wanted / sessions) * seconds;
  const ratio = seconds / naive.seconds;
  return `| ${name} | ${((seconds * 1_000) / sessions).toFixed(2)} | ${(cpuMs / sessions).toFixed(2)} | ${forAll.toFixed(0)} | ${ratio.toFixed(2)} | ${runs} |`;
};
console.log(
  [
    `| ${sessions.toLocaleString("en")} sessions | ms a session | CPU ms a session | ${wanted.toLocaleString("en")} sessions, s | × plain | runs |`,
    "|---|--:|--:|--:|--:|--:|",
    row("one after another", naive),
    row("Playhead's sweep", swept),
  ].join("\n"),
);
