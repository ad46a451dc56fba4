import { buildProduct } from "../edge/build-product.ts";
import { prepareProduct, productOptions } from "../edge/product.ts";
import { type Edge, moduleText, startEdge } from "../edge/start-edge.ts";

const own = ["sweep/swept-worker.ts", "cost/watch-bindings.ts", "cost/watch-calls.ts", "cost/counts.ts"];

/** The counting Worker first, then what it imports; `product` is the side that it counts. */
async function modulesOf(product: string): Promise<Record<string, string>> {
  const modules: Record<string, string> = {};
  for (const name of own) modules[name] = await moduleText(new URL(`../${name}`, import.meta.url));
  return { ...modules, "sweep/product": product };
}

export async function startProduct(port: number): Promise<Edge> {
  const modules = await modulesOf(await buildProduct());
  const edge = await startEdge({ modules, options: productOptions() }, port);
  await prepareProduct(edge);
  return edge;
}

/** A table with nothing but its primary key, and the same bindings. */
export async function startPlain(port: number): Promise<Edge> {
  const modules = await modulesOf(await moduleText(new URL("naive-sweep.ts", import.meta.url)));
  const options = {
    compatibilityDate: "2026-10-01",
    compatibilityFlags: ["nodejs_compat"],
    d1Databases: { CATALOG_0: "catalog" },
    r2Buckets: ["ARCHIVE"],
    durableObjects: { SESSION: { className: "SessionObject", useSQLite: true } },
  };
  const edge = await startEdge({ modules, options }, port);
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  await catalog
    .prepare(
      `CREATE TABLE sessions (website_id, made_at, session_id, status, started_at, ended_at, duration_ms, checked_at,
       expires_at, page_views, event_count, click_count, error_count, viewport_width, viewport_height, device_type,
       browser, os, country, visitor_id, device_model, initial_path, initial_url, referrer,
       PRIMARY KEY (website_id, session_id))`,
    )
    .run();
  return edge;
}
