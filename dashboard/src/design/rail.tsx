import { clsx } from "clsx";
import { ChevronsUpDown, Globe, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import type { Website } from "../../../protocol/api.ts";
import { ChoiceMenu } from "./choice-menu.tsx";
import { Mark } from "./mark.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Look of everything one can go to in the rail; in the bottom bar of a phone the words stand under the icon. */
export const railEntryClass = clsx(
  "flex min-w-0 items-center gap-2.5 rounded-md px-2.5 text-dense text-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0",
  "md:h-8 md:w-full max-md:h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:text-small",
  "md:max-xl:justify-center md:max-xl:px-0 md:max-xl:[&>span]:sr-only",
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
        "md:h-full md:w-14 md:flex-col md:border-r md:p-2 xl:w-52",
        "max-md:order-last max-md:border-t max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)]",
      )}
    >
      <div className="flex h-10 items-center gap-2 px-2.5 max-md:hidden md:max-xl:justify-center md:max-xl:px-0">
        <Mark className="size-5 shrink-0" />
        <span className="text-prose font-semibold tracking-tight md:max-xl:hidden">Playhead</span>
      </div>
      <WebsiteName websites={websites} websiteId={websiteId} onWebsite={onWebsite} />
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
      <p className="mb-2 truncate px-2.5 py-1 text-dense font-medium max-xl:hidden" title={current.name}>
        {current.name}
      </p>
    );
  const choices = websites.map((website) => ({ value: website.websiteId, label: website.name }));
  return (
    <ChoiceMenu label="Website" value={current.websiteId} choices={choices} onChange={onWebsite}>
      <button
        type="button"
        title={current.name}
        className={clsx(railEntryClass, "xl:mb-2 xl:border xl:border-line xl:font-medium xl:text-ink")}
      >
        <Globe className="xl:hidden" aria-hidden="true" />
        <span className="truncate max-md:max-w-20">{current.name}</span>
        <ChevronsUpDown className="ml-auto max-xl:hidden" aria-hidden="true" />
      </button>
    </ChoiceMenu>
  );
}
