import { DurableObject } from "cloudflare:workers";

/**
 * What the product's ingest is measured against: an object that only stores the bytes. Same path, one insert of one
 * row, no look at what the bytes are.
 */
export class BytesObject extends DurableObject {
  #hasTable = false;

  keep(tabId: string, seq: number, frame: Uint8Array): { status: "accepted" } {
    const { sql } = this.ctx.storage;
    if (!this.#hasTable) sql.exec("CREATE TABLE IF NOT EXISTS chunks (tab_id, seq, received_at, frame)");
    this.#hasTable = true;
    sql.exec("INSERT INTO chunks VALUES (?, ?, ?, ?)", tabId, seq, Date.now(), frame);
    return { status: "accepted" };
  }
}

interface Env {
  SESSION: {
    getByName: (name: string) => {
      keep: (...chunk: Parameters<BytesObject["keep"]>) => Promise<ReturnType<BytesObject["keep"]>>;
    };
  };
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [, , , siteKey = "", sessionId = "", tabId = "", seq = ""] = new URL(request.url).pathname.split(
      "/",
    );
    const frame = new Uint8Array(await request.arrayBuffer());
    const reply = await env.SESSION.getByName(`${siteKey}:${sessionId}`).keep(tabId, Number(seq), frame);
    return Response.json({ ...reply, seq: Number(seq), nowMs: Date.now() });
  },
};
