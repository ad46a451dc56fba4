import { pathOf } from "../design/format.ts";
import { type ListSearch, leadInMs } from "../url-state.ts";
import { type HappenedMoment, signalsIn, toldIn } from "./moments.ts";

/** Where to begin when the session was found by a filter: a little before what was asked for; null for the start. */
export function filteredMoment(moments: readonly HappenedMoment[], search: ListSearch): number | null {
  const atMs = askedFor(moments, search);
  return atMs === null ? null : Math.max(0, atMs - leadInMs);
}

function askedFor(moments: readonly HappenedMoment[], search: ListSearch): number | null {
  const { signal, errors, struggle, event, page, exitPage, prompts } = search;
  const counting = signalsIn(moments).filter((moment) => moment.signal.muted === undefined);
  const first = (found: { tMs: number } | undefined) => found?.tMs ?? null;
  if (signal !== undefined) return first(counting.find((moment) => moment.signal.kind === signal));
  if (errors) return first(moments.find(({ kind }) => kind === "error"));
  if (event !== undefined)
    return first(toldIn(moments, "ph.track").find(({ payload }) => payload.name === event));
  if (prompts) return first(toldIn(moments, "ph.prompt")[0]);
  const views = (path: string) =>
    moments.filter((moment) => moment.kind === "page" && isAt(moment.page.url, path));
  if (exitPage !== undefined) return first(views(exitPage).at(-1));
  if (page !== undefined) return first(views(page)[0]);
  return struggle ? first(counting.find((moment) => moment.signal.kind !== "plainClick")) : null;
}

/** The path may have `:id` for parts that tell one page from its like. */
function isAt(url: string, path: string): boolean {
  const parts = pathOf(url).split(/[?#]/)[0]?.split("/") ?? [];
  const wanted = path.split("/");
  return (
    parts.length === wanted.length && wanted.every((one, index) => one === ":id" || one === parts[index])
  );
}
