import { struggleGlowMs } from "../../protocol/limits.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import type { Summary } from "../../protocol/summary.ts";
import { logError } from "../log.ts";
import { hearSession, type SessionWord } from "../presence-stub.ts";
import type { AcceptedChunk } from "./append.ts";
import type { SettlingDeps } from "./settling.ts";
import type { SessionState } from "./state.ts";

/** Tells the website's presence what it wants to know; a failure is noted and holds up nothing. */
export async function tellPresence(
  { env }: Pick<SettlingDeps, "env">,
  state: SessionState,
  { visitorId, landing, told }: Pick<Summary, "visitorId" | "landing" | "told">,
  said: SessionWord["said"],
  struggle: SessionWord["struggle"] = null,
): Promise<void> {
  // Who is not told of has no visitor, such as a plain recording, or lives on a website that does not ask.
  if (state.tellsPresence !== true || visitorId === null) return;
  const { sessionId, websiteId } = state.address;
  const { userAgent, country } = state.visit;
  const { id, name, email } = told?.contact?.words ?? { id: "", name: "", email: "" };
  const contact = id === "" && name === "" && email === "" ? null : { id, name, email };
  const url = landing?.url ?? "";
  try {
    await hearSession(env, websiteId, {
      ...{ said, visitorId, sessionId, url, contact, userAgent, country, struggle },
    });
  } catch (error) {
    logError("presence not told", error);
  }
}

/** The newest sign of struggle of the last minute, at the server's time; null for none. */
export function freshStruggle(
  { signals, headers }: Pick<AcceptedChunk, "signals" | "headers">,
  nowMs: number,
): SessionWord["struggle"] {
  const onServer = ({ tabId, atMs }: Signal): number =>
    Math.min(nowMs, atMs + (headers.tabs[tabId]?.clockOffsetMs ?? 0));
  const [newest] = signals
    .filter(({ kind, muted }) => kind !== "plainClick" && muted === undefined)
    .map((signal) => ({ kind: signal.kind, atMs: onServer(signal) }))
    .sort((one, other) => other.atMs - one.atMs);
  return newest !== undefined && nowMs - newest.atMs < struggleGlowMs ? newest : null;
}
