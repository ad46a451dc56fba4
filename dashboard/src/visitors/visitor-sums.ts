import type { Session } from "../../../protocol/api.ts";

export interface SeenPage {
  path: string;
  views: number;
  seconds: number;
  struggles: number;
}

/** What a visitor's sessions come to. */
export interface VisitorSums {
  durationMs: number;
  errors: number;
  /** By kind. */
  signalCounts: Partial<Record<string, number>>;
  /** Those that most time was spent on come first. */
  pages: SeenPage[];
}

type Told = Pick<Session, "durationMs" | "errorCount" | "signalCounts" | "pages">;

export function visitorSums(sessions: readonly Told[]): VisitorSums {
  const signalCounts: Partial<Record<string, number>> = {};
  const byPath = new Map<string, SeenPage>();
  for (const session of sessions) {
    for (const [kind, count = 0] of Object.entries(session.signalCounts))
      signalCounts[kind] = (signalCounts[kind] ?? 0) + count;
    for (const { path, views, seconds, struggles } of session.pages) {
      const seen = byPath.get(path) ?? { path, views: 0, seconds: 0, struggles: 0 };
      byPath.set(path, {
        path,
        views: seen.views + views,
        seconds: seen.seconds + seconds,
        struggles: seen.struggles + struggles,
      });
    }
  }
  return {
    durationMs: sessions.reduce((sum, { durationMs }) => sum + durationMs, 0),
    errors: sessions.reduce((sum, { errorCount }) => sum + errorCount, 0),
    signalCounts,
    pages: [...byPath.values()].toSorted((one, other) => other.seconds - one.seconds),
  };
}
