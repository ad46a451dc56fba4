import { useNavigate } from "@tanstack/react-router";
import { clsx } from "clsx";
import { ChevronsUpDown, Globe, Plus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { Website } from "../../../protocol/api.ts";
import { useMay } from "../api/use-may.ts";
import { ChosenMark, Menu, menuEntryClass } from "../design/menu.tsx";
import { railEntryClass } from "./rail-entry.ts";

interface WebsiteSwitcherProps {
  websites: readonly Website[];
  websiteId: string | null;
}

/** The website one looks at, the others, and a way to a new one. */
export function WebsiteSwitcher({ websites, websiteId }: WebsiteSwitcherProps) {
  const navigate = useNavigate();
  const mayCreate = useMay("admin");
  const current = websites.find((website) => website.websiteId === websiteId);
  const name = current?.name ?? "Choose a website";
  const goTo = (next: string) =>
    void navigate({ to: "/websites/$websiteId/sessions", params: { websiteId: next } });
  return (
    <Menu
      label="Website"
      className="max-h-96 min-w-48 max-w-72 overflow-y-auto"
      trigger={
        <button
          type="button"
          aria-label={`Website: ${name}`}
          title={name}
          className={clsx(railEntryClass, "xl:mb-1 xl:border xl:border-line xl:font-medium xl:text-ink")}
        >
          <Globe className="xl:hidden" aria-hidden="true" />
          <span className="truncate">{name}</span>
          <ChevronsUpDown className="ml-auto max-xl:hidden" aria-hidden="true" />
        </button>
      }
    >
      <DropdownMenu.RadioGroup value={websiteId ?? ""} onValueChange={goTo}>
        {websites.map((website) => (
          <DropdownMenu.RadioItem
            key={website.websiteId}
            value={website.websiteId}
            className={menuEntryClass}
          >
            <ChosenMark />
            <span className="truncate">{website.name}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      {mayCreate && (
        <>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item
            className={menuEntryClass}
            onSelect={() => void navigate({ to: "/websites/new" })}
          >
            <Plus className="size-4 text-muted" aria-hidden="true" />
            Create website
          </DropdownMenu.Item>
        </>
      )}
    </Menu>
  );
}
