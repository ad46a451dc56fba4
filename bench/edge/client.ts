import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  body: string;
}

/** Sends requests to one edge over connections that stay open. */
export interface Client {
  send(method: "GET" | "POST", path: string, body?: Uint8Array): Promise<Answer>;
  close(): void;
}

/** @param host what the requests name as their host */
export function openClient(origin: string, host: string, maxConnections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections });
  const headers = {
    host,
    // As the demo shop's pages send it.
    origin: "http://localhost:8788",
    "content-type": "text/plain",
    "user-agent":
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36",
  };
  return {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        const sent = request(new URL(path, origin), { method, agent, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }),
          );
        });
        sent.on("error", reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
