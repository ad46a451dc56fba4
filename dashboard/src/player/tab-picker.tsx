import { ChevronDown, Layers2 } from "lucide-react";
import type { TabId } from "../../../protocol/ids.ts";
import type { Timeline, TimelineTab } from "../../../protocol/timeline.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { formatClock, pathOf } from "../design/format.ts";
import { type SessionClock, toSessionTime } from "../replay/session-clock.ts";

interface TabPickerProps {
  timeline: Timeline;
  clock: SessionClock;
  tab: TimelineTab;
  onTab: (tabId: TabId) => void;
}

/** Which of the visitor's browser tabs to watch; nothing when there was one. */
export function TabPicker({ timeline, clock, tab, onTab }: TabPickerProps) {
  if (timeline.tabs.length < 2) return null;
  const choices = timeline.tabs.map((one) => {
    const first = timeline.pages.find((page) => page.tabId === one.tabId);
    const from = formatClock(toSessionTime(clock, one, one.firstAt));
    return { value: one.tabId, label: `${from}  ${first ? pathOf(first.url) : "no page"}` };
  });
  const number = timeline.tabs.findIndex((one) => one.tabId === tab.tabId) + 1;
  return (
    <ChoiceMenu label="Tab" value={tab.tabId} choices={choices} onChange={onTab}>
      <button type="button" className={buttonClass("plain")}>
        <Layers2 className="size-3.5 text-muted" aria-hidden="true" />
        Tab {number} of {timeline.tabs.length}
        <ChevronDown className="size-3.5 text-muted" aria-hidden="true" />
      </button>
    </ChoiceMenu>
  );
}
