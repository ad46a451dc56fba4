import { clsx } from "clsx";
import { ChevronsUpDown, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import type { Website } from "../../../protocol/api.ts";
import { ChoiceMenu } from "./choice-menu.tsx";
import { Mark } from "./mark.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Look of everything one can go to in the rail; in the bottom bar of a phone the words stand under the icon. */
export const railEntryClass = clsx(
  "flex min-w-0 items-center gap-2.5 rounded-md px-2.5 text-dense text-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0",
  "md:h-8 md:w-full max-md:h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:text-small",
  "md:max-lg:justify-center md:max-lg:px-0 md:max-lg:[&>span]:sr-only",
  "aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink",
);

interface RailProps {
  websites: readonly Website[];
  websiteId: string | null;
  onWebsite: (websiteId: string) => void;
  onSignOut: () => void;
  /** The places to go. */
  children: ReactNode;
}

export function Rail({ websites, websiteId, onWebsite, onSignOut, children }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className={clsx(
        "flex shrink-0 border-line bg-surface",
        "md:h-full md:w-14 md:flex-col md:border-r md:p-2 lg:w-52",
        "max-md:order-last max-md:border-t max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)]",
      )}
    >
      <div className="flex h-10 items-center gap-2 px-2.5 max-md:hidden md:max-lg:justify-center md:max-lg:px-0">
        <Mark className="size-5 shrink-0" />
        <span className="text-prose font-semibold tracking-tight md:max-lg:hidden">Playhead</span>
      </div>
      <div className="mb-2 max-lg:hidden">
        <WebsiteName websites={websites} websiteId={websiteId} onWebsite={onWebsite} />
      </div>
      {children}
      <div className="flex md:mt-auto md:flex-col md:gap-0.5 max-md:flex-[2]">
        <ThemeSwitch className={railEntryClass} />
        <button type="button" className={railEntryClass} onClick={onSignOut} title="Sign out">
          <LogOut aria-hidden="true" />
          <span>Sign out</span>
        </button>
      </div>
    </nav>
  );
}

function WebsiteName({
  websites,
  websiteId,
  onWebsite,
}: Pick<RailProps, "websites" | "websiteId" | "onWebsite">) {
  const current = websites.find((website) => website.websiteId === websiteId);
  if (!current) return null;
  if (websites.length === 1)
    return (
      <p className="truncate px-2.5 py-1 text-dense font-medium" title={current.name}>
        {current.name}
      </p>
    );
  const choices = websites.map((website) => ({ value: website.websiteId, label: website.name }));
  return (
    <ChoiceMenu label="Website" value={current.websiteId} choices={choices} onChange={onWebsite}>
      <button
        type="button"
        className="flex h-8 w-full items-center justify-between gap-2 rounded-md border border-line px-2.5 text-dense font-medium hover:bg-hover"
      >
        <span className="truncate">{current.name}</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
      </button>
    </ChoiceMenu>
  );
}
