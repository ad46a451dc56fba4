import { env } from "cloudflare:workers";
import { expect } from "vitest";
import type { TabId } from "../../protocol/ids.ts";
import { type ObjectMessage, type StateMessage, writeAck, writeJoin } from "../../protocol/live.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { storedFrames } from "../session/read-chunks.ts";
import { openLive } from "../session-stub.ts";

/** A viewer for tests: keeps what it is told. */
export interface TestViewer {
  socket: WebSocket;
  /** Frames in the order they came. */
  frames: Uint8Array[];
  /** Their seqs. */
  seqs: () => number[];
  states: StateMessage[];
  /** In the order they were told. */
  signals: Signal[];
  /** Code of the socket's closing; null while it is open. */
  closed: () => number | null;
}

interface ViewerWays {
  /** Where it stands, by tab. */
  stands?: ReadonlyMap<TabId, number>;
  /** Whether it acknowledges what it takes. */
  acknowledges?: boolean;
  /** A socket opened elsewhere, for instance through the API. */
  socket?: WebSocket;
}

/** Joins a session as a viewer. */
export async function watch(address: SessionAddress, ways: ViewerWays = {}): Promise<TestViewer> {
  const socket = ways.socket ?? (await openLive(env, address, true));
  const frames: Uint8Array[] = [];
  const states: StateMessage[] = [];
  const signals: Signal[] = [];
  let code: number | null = null;
  socket.binaryType = "arraybuffer";
  socket.addEventListener("close", (event) => {
    code = event.code;
  });
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") {
      const message: ObjectMessage = JSON.parse(data);
      if (message.type === "state") states.push(message);
      else signals.push(...message.signals);
      return;
    }
    frames.push(new Uint8Array(data));
    if (ways.acknowledges !== false) socket.send(writeAck(frames.length));
  });
  socket.accept();
  socket.send(writeJoin(ways.stands ?? new Map()));
  const seqs = () => frames.flatMap((frame) => [...storedFrames(frame)].map(({ header }) => header.seq));
  return { socket, frames, seqs, states, signals, closed: () => code };
}

/** Of what reaches a viewer in its own time; a machine may be busy. */
export const eventually = (ask: () => unknown): ReturnType<typeof expect.poll> =>
  expect.poll(ask, { timeout: 5_000 });
