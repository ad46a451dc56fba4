import { buildProduct } from "../edge/build-product.ts";
import { type Client, openClient } from "../edge/client.ts";
import { prepareProduct, productOptions, publicHost } from "../edge/product.ts";
import { type Edge, moduleText, startEdge } from "../edge/start-edge.ts";

/** The observing Worker first, then what it imports. */
const own = ["observed-worker.ts", "watch-bindings.ts", "watch-calls.ts", "counts.ts"];

/** Starts the product with its bindings observed, and ends it when `use` is done. */
export async function withObservedProduct<Result>(
  port: number,
  use: (edge: Edge, client: Client) => Promise<Result>,
): Promise<Result> {
  const modules: Record<string, string> = {};
  for (const name of own) modules[name] = await moduleText(new URL(name, import.meta.url));
  modules.product = await buildProduct();
  const edge = await startEdge({ modules, options: { ...productOptions(), name: "worker" } }, port);
  const client = openClient(edge.origin, publicHost, 1);
  try {
    await prepareProduct(edge);
    return await use(edge, client);
  } finally {
    client.close();
    await edge.stop();
  }
}
