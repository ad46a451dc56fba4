import { createFactory } from "hono/factory";
import { type SilencedSignalList, signalVerdict, silencedPlace } from "../../protocol/api-signals.ts";
import { partsOfPlace, placeOf, placeOfSignal } from "../../protocol/signals/mute.ts";
import { AppError } from "../app-error.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { type PlaceRow, readPlaces, silencedOf } from "../catalog/signal-places.ts";
import { correctSignals, noteVerdict } from "../catalog/verdicts.ts";
import type { Caller } from "../middleware/caller.ts";
import type { SessionEnv } from "../middleware/owned-session.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";
import { audit } from "./accounts/audit-entry.ts";
import { judgeSignals, struggleOf } from "./replay/judge-signals.ts";
import { muteOf, openReplay } from "./replay/open-replay.ts";
import { valid } from "./valid.ts";

/** A member's word on a signal: it holds for all like it on the website, and the session's row follows at once. */
export const putVerdict = createFactory<SessionEnv>().createHandlers(
  valid("json", signalVerdict),
  async (c) => {
    const { address, session, caller } = c.var;
    const { wrong } = c.req.valid("json");
    const signalId = c.req.param("signalId");
    const replay = await openReplay(c.env, address, session);
    const signal = replay.timeline.signals?.find(({ id }) => id === signalId);
    if (signal === undefined) throw new AppError("not_found", "The session has no such signal.");
    const place = placeOfSignal(signal);
    if (place === null)
      throw new AppError("bad_request", "Its element has no name by which another visit could be told.");
    const { websiteId } = address;
    const catalog = await openCatalog(c.env, websiteId);
    const saidBy = nameOf(caller);
    const isNoted = await noteVerdict(catalog, {
      websiteId,
      place,
      isWrong: wrong,
      saidBy,
      saidAtMs: Date.now(),
    });
    if (!isNoted) throw new AppError("bad_request", "The website silences as much as it may.");
    await audit(c, wrong ? "signal_silenced" : "signal_heard_again", `${websiteId} ${place}`);
    const { durationMs } = replay.session;
    const mute = await muteOf(c.env, address, replay.timeline);
    const { timeline } = judgeSignals(replay.timeline, durationMs, mute);
    await correctSignals(catalog, address, struggleOf(timeline, durationMs));
    return c.body(null, 204);
  },
);

/** What the website silences, by members' words and by what it has learned. */
export const getSilenced = createFactory<WebsiteEnv>().createHandlers(async (c) => {
  const { websiteId } = c.var;
  const nowMs = Date.now();
  const places = await readPlaces(await openCatalog(c.env, websiteId, nowMs), websiteId);
  const byMembers = places
    .filter(({ isWrong }) => isWrong === true)
    .sort((one, other) => (other.saidAtMs ?? 0) - (one.saidAtMs ?? 0))
    .flatMap(toldOfMember);
  const learned = silencedOf(places, nowMs)
    .filter(({ by }) => by === "learned")
    .map((one) => ({ ...one, saidBy: null, saidAt: null }));
  const list: SilencedSignalList = { silenced: [...byMembers, ...learned] };
  return c.json(list);
});

/** Takes a member's word back wherever it was said; no session has to show such a signal any more. */
export const postHeard = createFactory<WebsiteEnv>().createHandlers(
  valid("json", silencedPlace),
  async (c) => {
    const { websiteId, caller } = c.var;
    const { kind, element } = c.req.valid("json");
    const place = placeOf(kind, element);
    const catalog = await openCatalog(c.env, websiteId);
    const places = await readPlaces(catalog, websiteId);
    if (!places.some((one) => one.place === place && one.isWrong === true))
      throw new AppError("not_found", "No member has said that this is no problem.");
    const said = { isWrong: false, saidBy: nameOf(caller), saidAtMs: Date.now() };
    await noteVerdict(catalog, { websiteId, place, ...said });
    await audit(c, "signal_heard_again", `${websiteId} ${place}`);
    return c.body(null, 204);
  },
);

function toldOfMember({ place, saidBy, saidAtMs }: PlaceRow): SilencedSignalList["silenced"] {
  const parts = partsOfPlace(place);
  const saidAt = saidAtMs === null ? null : new Date(saidAtMs).toISOString();
  return parts === null ? [] : [{ ...parts, by: "member", why: "", saidBy, saidAt }];
}

const nameOf = ({ login }: Caller): string => login?.email ?? "API key";
