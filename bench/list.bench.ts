import { demo } from "../scripts/demo.ts";
import { buildProduct } from "./edge/build-product.ts";
import { prepareProduct, productOptions } from "./edge/product.ts";
import { startEdge } from "./edge/start-edge.ts";
import { dayMs, fillSessions } from "./list/fill.ts";
import { percentile } from "./percentile.ts";

/**
 * Queries of the list over a million sessions of one website: the API's answer, against the plain query on a table of
 * the same rows with nothing but its primary key. Page 1 of 50, its totals and what the filter leaves.
 */
const port = 8921;
const sessions = 1_000_000;
const [runs, plainRuns] = [60, 3];
const endMs = Date.now();

interface Case {
  name: string;
  query: Record<string, string>;
  where: string;
  order?: string;
}
const cases: Case[] = [
  { name: "most recent", query: {}, where: "1" },
  { name: "active", query: { status: "active" }, where: "status = 'active'" },
  { name: "completed", query: { status: "completed" }, where: "status = 'completed'" },
  { name: "longest", query: { sort: "longest" }, where: "1", order: "duration_ms" },
  { name: "most errors", query: { sort: "errors" }, where: "1", order: "error_count" },
  { name: "a country, half of all", query: { country: "US" }, where: "country = 'US'" },
  { name: "a country, 1 in 10,000", query: { country: "IS" }, where: "country = 'IS'" },
  { name: "a device type", query: { deviceType: "mobile" }, where: "device_type = 'mobile'" },
  { name: "a browser, 1 in 1,000", query: { browser: "Iron" }, where: "browser = 'Iron'" },
  { name: "an operating system", query: { os: "iOS" }, where: "os = 'iOS'" },
  { name: "with errors", query: { hasErrors: "true" }, where: "error_count > 0" },
  {
    name: "longer than 33 minutes, 1 in 100,000",
    query: { minDurationMs: "1990000" },
    where: "duration_ms >= 1990000",
  },
  { name: "shorter than a minute", query: { maxDurationMs: "60000" }, where: "duration_ms <= 60000" },
  { name: "a path, nearly all", query: { path: "/products" }, where: "initial_path LIKE '/products%'" },
  { name: "a path, 1 in 5,000", query: { path: "/rare" }, where: "initial_path LIKE '/rare%'" },
  { name: "a path, 1 in 27", query: { path: "/products/11" }, where: "initial_path LIKE '/products/11%'" },
  {
    name: "a path, 1 in 27, longest",
    query: { path: "/products/11", sort: "longest" },
    where: "initial_path LIKE '/products/11%'",
    order: "duration_ms",
  },
  {
    name: "a visitor",
    query: { visitorId: "vis_0000000000000042" },
    where: "visitor_id = 'vis_0000000000000042'",
  },
  {
    name: "a common country, longest",
    query: { country: "US", sort: "longest" },
    where: "country = 'US'",
    order: "duration_ms",
  },
  {
    name: "a rare browser, most errors",
    query: { browser: "Iron", sort: "errors" },
    where: "browser = 'Iron'",
    order: "error_count",
  },
  {
    name: "a country, 1 in 60, most errors",
    query: { country: "IT", sort: "errors" },
    where: "country = 'IT'",
    order: "error_count",
  },
  { name: "highest frustration", query: { sort: "frustration" }, where: "1", order: "frustration" },
  { name: "with frustration", query: { hasFrustration: "true" }, where: "frustration > 0" },
  { name: "with a dead click, 1 in 5", query: { signal: "deadClick" }, where: "signal_bits & 2 > 0" },
  { name: "with a crash, 1 in 40,000", query: { signal: "crash" }, where: "signal_bits & 16384 > 0" },
  {
    name: "with a dead click, longest",
    query: { signal: "deadClick", sort: "longest" },
    where: "signal_bits & 2 > 0",
    order: "duration_ms",
  },
  {
    name: "a common country, highest frustration",
    query: { country: "US", sort: "frustration" },
    where: "country = 'US'",
    order: "frustration",
  },
  {
    name: "common apart, 1 in 2,000 together",
    query: { country: "GB", deviceType: "tablet", browser: "Edge", os: "iOS", hasErrors: "true" },
    where:
      "country = 'GB' AND device_type = 'tablet' AND browser = 'Edge' AND os = 'iOS' AND error_count > 0",
  },
  {
    name: "a page that nobody saw",
    query: { page: "/never" },
    where: `instr(pages, '"path":"/never"') > 0`,
  },
  {
    name: "a referrer of nobody",
    query: { referrerHost: "rare.example" },
    where: "referrer LIKE '%://rare.example/%'",
  },
];

const edge = await startEdge(
  { modules: { "index.js": await buildProduct() }, options: productOptions() },
  port,
);
try {
  await prepareProduct(edge);
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  await fillSessions(catalog, { websiteId: demo.websiteId, sessions, days: 90, endMs, active: 100 });
  await catalog.batch(
    [
      "CREATE TABLE plain (website_id TEXT, session_id TEXT, PRIMARY KEY (website_id, session_id))",
      "DROP TABLE plain",
      "CREATE TABLE plain AS SELECT * FROM sessions",
      "CREATE UNIQUE INDEX plain_key ON plain (website_id, session_id)",
    ].map((sql) => catalog.prepare(sql)),
  );

  const ask = async (days: number, query: Record<string, string>): Promise<number> => {
    const from = new Date(endMs - days * dayMs).toISOString();
    const url = `http://localhost:8787/api/websites/${demo.websiteId}/sessions?${new URLSearchParams({ from, ...query })}`;
    const startMs = performance.now();
    const answer = await edge.miniflare.dispatchFetch(url, {
      headers: { authorization: `Bearer ${demo.apiKey}` },
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`);
    return performance.now() - startMs;
  };
  const askPlain = async (days: number, { where, order = "made_at" }: Case): Promise<number> => {
    const range = `website_id = '${demo.websiteId}' AND made_at >= ${endMs - days * dayMs}`;
    const startMs = performance.now();
    await catalog.batch([
      catalog.prepare(
        `SELECT * FROM plain WHERE ${range} AND ${where} ORDER BY ${order} DESC, made_at DESC, session_id DESC LIMIT 51`,
      ),
      catalog.prepare(`SELECT count(*), sum(status = 'active'), sum(event_count) FROM plain WHERE ${range}`),
      catalog.prepare(`SELECT count(*) FROM (SELECT 1 FROM plain WHERE ${range} AND ${where} LIMIT 1001)`),
    ]);
    return performance.now() - startMs;
  };
  const times = async (count: number, once: () => Promise<number>): Promise<number[]> => {
    await once();
    const taken: number[] = [];
    for (let run = 0; run < count; run++) taken.push(await once());
    return taken;
  };

  console.log(
    "| list | 7 days, p50 | p95 | CPU | × plain | 90 days, p50 | p95 | CPU | × plain |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|",
  );
  for (const each of cases) {
    const cells: string[] = [];
    for (const days of [7, 90]) {
      await ask(days, each.query);
      const beforeMs = edge.cpuMs();
      const ours = await times(runs, () => ask(days, each.query));
      const cpuMs = (edge.cpuMs() - beforeMs) / (runs + 1);
      const plain = await times(plainRuns, () => askPlain(days, each));
      const ratio = percentile(ours, 0.5) / percentile(plain, 0.5);
      cells.push(
        ...[percentile(ours, 0.5), percentile(ours, 0.95), cpuMs].map((number) => number.toFixed(0)),
        ratio.toFixed(3),
      );
    }
    console.log(`| ${each.name} | ${cells.join(" | ")} |`);
  }
} finally {
  await edge.stop();
}
