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
  const store = sessionStore(config);
  if (shared) enterShared(store, shared, serverNowMs);
  const session = createLiveSession(store, config.tag, serverNowMs);
  const tab = createTab(tabStore(config, "tab"), session.current().sessionId);
  return { session, tab, signals: tabStore(config, "signals") };
}

/** What a tab's page leaves for its next one, by names of its own. */
export const tabStore = ({ siteKey }: Pick<RecorderConfig, "siteKey">, name: TabStoreName): TextStore =>
  createTextStore(() => sessionStorage, `playhead:${siteKey}:${name}`);

/** All there are, for who deletes them. */
export const tabStoreNames = ["tab", "signals", "sheets", "links", "carried", "base"] as const;
type TabStoreName = (typeof tabStoreNames)[number];
