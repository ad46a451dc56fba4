import product, { SessionObject } from "product";
import { counts, watchD1, watchObjects, watchR2 } from "../cost/watch-bindings.ts";
import type { SweepAnswer, SweepOrder } from "./sweep-orders.ts";

export { PresenceObject, WebhookObject } from "product";
/**
 * One of the two sides in workerd, with its calls counted. It also fills the archive, since from in here the binding
 * takes thousands of objects in the time that the driver's own way to it takes for hundreds.
 */
export { SessionObject };

interface Archive {
  put: (
    key: string,
    value: Uint8Array,
    options?: { customMetadata: Record<string, string> },
  ) => Promise<unknown>;
}
interface Env {
  SESSION: object;
  ARCHIVE: Archive;
  CATALOG_0: { alwaysPrimarySession: object };
}
/** A session's objects are small here: what a delete takes does not go by their size. */
const [segmentBytes, timelineBytes] = [1_000, 200];
let isWatching = false;

export default {
  async fetch(request: Request, env: Env, ctx: object): Promise<Response> {
    const order: SweepOrder = await request.json();
    if (order.kind === "fill") {
      await Promise.all(order.prefixes.map((prefix) => putSession(env.ARCHIVE, prefix)));
    } else {
      watchOnce(env);
      await product.scheduled({ scheduledTime: order.atMs, cron: "*/5 * * * *" }, env, ctx);
    }
    const answer: SweepAnswer = { counts };
    return Response.json(answer);
  },
};

function watchOnce(env: Env): void {
  if (isWatching) return;
  isWatching = true;
  watchD1(env.CATALOG_0);
  watchR2(env.ARCHIVE);
  watchObjects(env.SESSION);
}

async function putSession(archive: Archive, prefix: string): Promise<void> {
  await archive.put(`${prefix}0`, new Uint8Array(segmentBytes));
  await archive.put(`${prefix}timeline.json.gz`, new Uint8Array(timelineBytes), {
    customMetadata: { segments: "1" },
  });
}
