import { isStruggle } from "../../protocol/signals/score.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { serverTimes, type Timeline, type TimelineSignal } from "../../protocol/timeline.ts";
import type { WebhookEvent } from "../../protocol/webhook-events.ts";
import type { NewError } from "../catalog/error-groups.ts";
import { webhookEventsOf } from "../control/webhook-events.ts";
import { logError } from "../log.ts";
import { type News, tellWebhooks } from "../webhook-stub.ts";
import { wholeSummary } from "./newest-end.ts";
import { School } from "./school.ts";
import { sessionFacts } from "./session-facts.ts";
import type { SettlingDeps } from "./settling.ts";
import { completedNews, type DatedSignal, errorNews, struggleNews } from "./webhook-news.ts";

/** What a seal has found that may be news. */
export interface Sealed {
  timeline: Timeline;
  /** Its signals before this seal. */
  before: readonly TimelineSignal[];
  newErrors: readonly NewError[];
  isOver: boolean;
}

/**
 * Tells what a seal has found: it judges in order, so that it also finds what was missed as it happened. Comes before
 * the tail is dropped; done again after a crash, the same is told, and the webhooks' object knows it. Never throws.
 */
export async function tellSealed(deps: SettlingDeps, sealed: Sealed, nowMs: number): Promise<void> {
  const { timeline, before, newErrors, isOver } = sealed;
  const known = new Set(before.map(({ id }) => id));
  const onServer = serverTimes(timeline);
  const struggles = (timeline.signals ?? [])
    .filter((signal) => !known.has(signal.id) && isTold(signal))
    .map((signal): DatedSignal => ({ ...signal, serverMs: onServer(signal) }));
  await tell(deps, { struggles, newErrors, isOver }, nowMs);
}

/** Tells of struggle as it happens, before any seal: each signal once, as long as the object is in memory. */
export class StruggleTeller {
  readonly #deps: SettlingDeps;
  readonly #told = new Set<string>();

  constructor(deps: SettlingDeps) {
    this.#deps = deps;
  }

  /** Never throws. @param signals the newest of the session, as they stand in its count */
  async tell(signals: readonly Signal[], nowMs: number): Promise<void> {
    const { store, env } = this.#deps;
    const state = store.state();
    const fresh = signals.filter((signal) => isTold(signal) && !this.#told.has(signal.id));
    if (state === null || fresh.length === 0) return;
    for (const { id } of fresh) this.#told.add(id);
    try {
      const { tabs } = wholeSummary(store, state);
      const found = fresh.map(({ atMs, ...signal }) => ({ ...signal, at: atMs }));
      const judged = await new School(env, state.address, nowMs).judge(found);
      const onServer = ({ tabId, at }: TimelineSignal) => at + (tabs[tabId]?.clockOffsetMs ?? 0);
      const struggles = judged
        .filter(isTold)
        .map((signal): DatedSignal => ({ ...signal, serverMs: Math.min(nowMs, onServer(signal)) }));
      await tell(this.#deps, { struggles, newErrors: [], isOver: false }, nowMs);
    } catch (error) {
      logError("struggle not judged for webhooks", error);
    }
  }
}

/** What weighs nothing, and what the website silences, is no news. */
const isTold = ({ kind, muted }: Pick<Signal, "kind" | "muted">): boolean =>
  muted === undefined && isStruggle({ [kind]: 1 });

interface Found {
  struggles: readonly DatedSignal[];
  newErrors: readonly NewError[];
  isOver: boolean;
}

async function tell(deps: SettlingDeps, found: Found, nowMs: number): Promise<void> {
  const { store, env } = deps;
  const state = store.state();
  const mayMatter = found.isOver || found.struggles.length > 0 || found.newErrors.length > 0;
  if (state === null || !mayMatter) return;
  const { websiteId } = state.address;
  try {
    const events = await webhookEventsOf(env.CONTROL, websiteId, nowMs);
    if (events.length === 0) return;
    const summary = wholeSummary(store, state);
    const facts = sessionFacts(state, summary, found.isOver ? "completed" : "active", nowMs);
    const news = newsOf(found, facts, events, env.DASHBOARD_ORIGIN);
    if (news.length > 0) await tellWebhooks(env, websiteId, news);
  } catch (error) {
    logError("webhooks not told", error);
  }
}

function newsOf(
  { struggles, newErrors, isOver }: Found,
  facts: ReturnType<typeof sessionFacts>,
  events: readonly WebhookEvent[],
  origin: string,
): News[] {
  const listens = (event: WebhookEvent): boolean => events.includes(event);
  return [
    ...(listens("session.frustration") ? struggles.map((one) => struggleNews(origin, facts, one)) : []),
    ...(listens("error.new") ? newErrors.map((one) => errorNews(origin, facts, one)) : []),
    ...(isOver && listens("session.completed") ? [completedNews(origin, facts)] : []),
  ];
}
