import { once } from "node:events";
import { createServer } from "node:http";

export interface Receiver {
  url: string;
  /** Of what came, in order. */
  events: string[];
  stop: () => Promise<void>;
}

/** Takes what a webhook is told, and says so with 204. */
export async function startReceiver(): Promise<Receiver> {
  const events: string[] = [];
  const server = createServer((asked, answer) => {
    events.push(String(asked.headers["playhead-event"]));
    asked.resume();
    answer.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    events,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
