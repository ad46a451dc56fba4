import { clsx } from "clsx";
import { Menu, Search } from "lucide-react";
import type { Website } from "../../../protocol/api.ts";
import { Mark } from "../design/mark.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { PlaceLink } from "./place-link.tsx";
import { places } from "./places.ts";
import { railEntryClass } from "./rail-entry.ts";
import { WebsiteSwitcher } from "./website-switcher.tsx";

interface RailProps {
  websites: readonly Website[];
  websiteId: string | null;
  onPalette: () => void;
  onHelp: () => void;
}

/** A phone's bar has room for these and the menu. */
const placesOnPhone = 4;

/** Where one is and can go; a phone's bottom bar, whose menu is the palette. */
export function Rail({ websites, websiteId, onPalette, onHelp }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className={clsx(
        "flex shrink-0 border-line bg-surface",
        "md:h-full md:w-14 md:flex-col md:gap-0.5 md:border-r md:p-2 xl:w-52",
        "max-md:order-last max-md:border-t max-md:px-1 max-md:pb-[env(safe-area-inset-bottom)]",
      )}
    >
      <div className="flex h-10 items-center gap-2 px-2.5 max-md:hidden md:max-xl:justify-center md:max-xl:px-0">
        <Mark className="size-5 shrink-0" />
        <span className="text-prose font-semibold tracking-tight md:max-xl:hidden">Playhead</span>
      </div>
      <div className="max-md:hidden">
        <WebsiteSwitcher websites={websites} websiteId={websiteId} />
      </div>
      <button
        type="button"
        className={clsx(railEntryClass, "max-md:hidden xl:mb-2")}
        onClick={onPalette}
        title="Find or go to (Ctrl K)"
      >
        <Search aria-hidden="true" />
        <span>Find or go to</span>
        <span className="ml-auto font-mono text-small max-xl:hidden" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {websiteId !== null &&
        places.map((place, index) => (
          <PlaceLink
            key={place.to}
            place={place}
            websiteId={websiteId}
            className={index >= placesOnPhone ? "max-md:hidden" : ""}
          />
        ))}
      <button type="button" className={clsx(railEntryClass, "md:hidden")} onClick={onPalette}>
        <Menu aria-hidden="true" />
        <span>Menu</span>
      </button>
      <div className="mt-auto max-md:hidden">
        <AccountMenu onHelp={onHelp} />
      </div>
    </nav>
  );
}
