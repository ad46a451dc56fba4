import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import type { Website } from "../../../protocol/api.ts";
import { overlayClass } from "../design/dialog.tsx";
import { type PaletteEntry, usePaletteGroups } from "./palette-groups.ts";
import { paletteMatch } from "./palette-match.ts";

interface PaletteProps {
  websites: readonly Website[];
  websiteId: string | null;
  onClose: () => void;
  onHelp: () => void;
}

/** Everything one can go to or do, found by typing. */
export function Palette({ websites, websiteId, onClose, onHelp }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const groups = usePaletteGroups({ websites, websiteId, typed, onHelp });
  return (
    <Command.Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      label="Find or go to"
      filter={(_, search, [label = "", ...also] = []) => paletteMatch(search, label, also)}
      overlayClassName={overlayClass}
      contentClassName="fixed left-1/2 top-[12dvh] z-50 w-140 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 overflow-hidden rounded-md border border-line bg-raised shadow-float"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-3">
        <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Find a page, a website, a visitor, a filter…"
          className="h-11 min-w-0 flex-1 bg-transparent text-prose outline-none placeholder:text-muted max-md:text-[16px]"
        />
      </div>
      <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-6 text-center text-muted">
          Nothing is called “{typed}”.
        </Command.Empty>
        {groups.map(({ label, entries }) => (
          <Command.Group
            key={label}
            heading={label}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-muted"
          >
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} onClose={onClose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command.Dialog>
  );
}

function Entry({ entry, onClose }: { entry: PaletteEntry; onClose: () => void }) {
  const { id, label, Icon, also, isLast, act } = entry;
  return (
    <Command.Item
      value={id}
      keywords={[isLast ? "" : label, ...also]}
      onSelect={() => {
        onClose();
        act();
      }}
      className="flex h-8 cursor-pointer items-center gap-2.5 rounded-[4px] px-2 text-dense data-[selected=true]:bg-hover max-md:h-10"
    >
      <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate">{label}</span>
    </Command.Item>
  );
}
