import { liveThrough } from "./cost/live-through.ts";
import { buildProduct } from "./edge/build-product.ts";
import { openClient } from "./edge/client.ts";
import { prepareProduct, productOptions, publicHost } from "./edge/product.ts";
import { moduleText, startEdge } from "./edge/start-edge.ts";
import { recordVisit } from "./visit/record-visit.ts";

const ports = { shop: 8944, edge: 8945 };
const sessions = 25;

const own = async (name: string): Promise<string> =>
  await moduleText(new URL(`./cost/${name}`, import.meta.url));

const modules = {
  "observed-worker.ts": await own("observed-worker.ts"),
  "watch-bindings.ts": await own("watch-bindings.ts"),
  "watch-calls.ts": await own("watch-calls.ts"),
  "counts.ts": await own("counts.ts"),
  product: await buildProduct(),
};
for (const flushMs of [null, 20_000]) {
  const visit = await recordVisit(ports.shop, flushMs);
  const edge = await startEdge({ modules, options: { ...productOptions(), name: "worker" } }, ports.edge);
  await prepareProduct(edge);
  const client = openClient(edge.origin, publicHost, 1);
  const life = await liveThrough(edge, client, visit, sessions);
  console.log(life);
  client.close();
  await edge.stop();
}
