import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { enterShared, type SharedSession } from "../session/frame-session.ts";
import { sessionStore } from "../session/open-session.ts";
import { createTextStore, type TextStore } from "../session/text-store.ts";
import { createLiveSession, type LiveSession } from "./session.ts";
import { createTab, type Tab } from "./tab.ts";

/** Whose page this is: the visitor's session, the tab, and what the tab's pages leave each other. */
export interface Visit {
  session: LiveSession;
  tab: Tab;
  signals: TextStore;
}

/** @param shared what a frame is to be part of */
export function openVisit(config: RecorderConfig, shared: SharedSession | null, serverNowMs: number): Visit {
  const ofTab = (name: string): TextStore =>
    createTextStore(() => sessionStorage, `playhead:${config.siteKey}:${name}`);
  const store = sessionStore(config);
  if (shared) enterShared(store, shared, serverNowMs);
  const session = createLiveSession(store, config.tag, serverNowMs);
  return { session, tab: createTab(ofTab("tab"), session.current().sessionId), signals: ofTab("signals") };
}
