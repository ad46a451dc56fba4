import { makeTabId } from "../../../protocol/ids.ts";
import type { PresenceWord } from "../../../protocol/presence.ts";
import { excludedPages } from "../../../protocol/privacy/excluded-pages.ts";
import { object } from "../../../protocol/read-fields.ts";
import { quietly } from "../../guard.ts";
import type { Handover } from "../../handover.ts";
import { randomLetters } from "../../session/random.ts";
import { createListeners } from "../listen.ts";
import { levelOf } from "../privacy/level.ts";
import { readInvite } from "../read-moments.ts";
import { post } from "../send/post.ts";
import { createTimer } from "../timers.ts";
import { hearIdentity, readContact } from "./identity.ts";
import { pagePath } from "./page-path.ts";
import { decideWord } from "./word-rule.ts";

/** An app that changes its address several times in a row is told of once. */
const settleMs = 300;

/**
 * Says that the visitor is on this page, of its routes one after another, and that they have left it or hidden it. While
 * nothing changes it says nothing.
 */
export function startPresence(handover: Handover): void {
  const { config, clockOffsetMs } = handover;
  const { privacy = {} } = config;
  const pageId = makeTabId(randomLetters(12));
  const isExcluded = excludedPages(privacy.excludedPages ?? []);
  const listeners = createListeners();
  let identity: unknown;
  /** What was said last; null while members have not been told that the visitor is here. */
  let last: PresenceWord | null = null;

  const say = async (word: PresenceWord): Promise<void> => {
    const body = new TextEncoder().encode(JSON.stringify(word));
    const outcome = await post(`${config.origin}/v1/presence/${config.siteKey}`, body, true);
    const invite = outcome.kind === "accepted" && readInvite(object(outcome.reply).invite);
    if (invite) handover.moment?.("invite", invite);
  };

  const leave = (): void => {
    // Where the visitor is now it does not say: that may be a page of which nothing may leave.
    if (last) quietly(say({ ...last, said: "gone" }));
    last = null;
  };

  const look = (): void => {
    const { href } = location;
    const who = decideWord(config, handover.visit?.() ?? null, Date.now() + clockOffsetMs);
    if (!who || document.visibilityState === "hidden" || isExcluded(href)) {
      leave();
      return;
    }
    const contact = readContact(identity);
    const url = pagePath(href, levelOf(privacy));
    const word: PresenceWord = { said: "here", ...who, pageId, url, ...(contact && { contact }) };
    if (JSON.stringify(word) === JSON.stringify(last)) return;
    last = word;
    quietly(say(word));
  };

  const settled = createTimer(look);
  const onRoute = (): void => settled.arm(settleMs);
  const navigation: unknown = Reflect.get(window, "navigation");
  if (navigation instanceof EventTarget) listeners.on(navigation, "currententrychange", onRoute);
  // The last: back from the back-forward cache.
  for (const type of ["popstate", "hashchange", "pageshow"]) listeners.on(window, type, onRoute);
  listeners.on(document, "visibilitychange", look);
  listeners.on(window, "pagehide", leave);
  hearIdentity(handover, (said) => {
    identity = said;
    onRoute();
  });
  look();
}
