import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import {
  Building2,
  CircleUser,
  Filter,
  Globe,
  Keyboard,
  LogOut,
  type LucideIcon,
  Plus,
  Settings,
  SunMoon,
} from "lucide-react";
import type { Website } from "../../../protocol/api.ts";
import { meQuery, organisationsQuery } from "../api/account.ts";
import { useMay } from "../api/use-may.ts";
import { chooseTheme, themes } from "../design/theme.ts";
import { organisationSections } from "../organisation/sections.ts";
import { filterGroups } from "../sessions/list-choices.ts";
import { settingsSections } from "../settings/sections.ts";
import { parseListSearch } from "../url-state.ts";
import { places } from "./places.ts";
import { useEnterOrganisation, useLeave } from "./use-leave.ts";
import { usePeople } from "./use-people.ts";

export interface PaletteEntry {
  /** Tells it from all others. */
  id: string;
  label: string;
  Icon: LucideIcon;
  /** Words it is found by as well. */
  also: readonly string[];
  /** It fits everything that is typed, and so stands behind what fits better. */
  isLast?: true;
  act: () => void;
}

export interface PaletteGroup {
  label: string;
  entries: readonly PaletteEntry[];
}

interface PaletteAsk {
  websites: readonly Website[];
  websiteId: string | null;
  /** What is looked for. */
  typed: string;
  onHelp: () => void;
}

/** What the palette offers, the nearest first; groups without an entry are left out. */
export function usePaletteGroups(ask: PaletteAsk): readonly PaletteGroup[] {
  const { websites, websiteId, typed, onHelp } = ask;
  const { contacts, anybody } = usePeople(websiteId, typed);
  const groups = [
    { label: "Go to", entries: usePlaces(websiteId) },
    { label: "Visitors and contacts", entries: contacts },
    { label: "Filter the sessions", entries: useFilters(websiteId) },
    { label: "Websites", entries: useWebsites(websites, websiteId) },
    { label: "Organisation", entries: useOrganisation() },
    { label: "Account", entries: useAccount(onHelp) },
    { label: "Search", entries: anybody },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

function usePlaces(websiteId: string | null): PaletteEntry[] {
  const navigate = useNavigate();
  if (websiteId === null) return [];
  const params = { websiteId };
  return [
    ...places.map(({ to, label, Icon }) => ({
      id: `place ${label}`,
      label,
      Icon,
      also: ["go to"],
      act: () => void navigate({ to, params }),
    })),
    ...settingsSections.map(({ section, label }) => ({
      id: `settings ${section}`,
      label: `Settings: ${label}`,
      Icon: Settings,
      also: ["go to"],
      act: () =>
        void navigate({ to: "/websites/$websiteId/settings/$section", params: { websiteId, section } }),
    })),
  ];
}

/** Those that are not on yet, each added to what the list shows already. */
function useFilters(websiteId: string | null): PaletteEntry[] {
  const navigate = useNavigate();
  const search = parseListSearch(useSearch({ strict: false }));
  if (websiteId === null) return [];
  return filterGroups.flatMap(({ choices }) =>
    choices
      .filter(({ isOn }) => !isOn(search))
      .map(({ id, label, add }) => ({
        id: `filter ${id}`,
        label,
        Icon: Filter,
        also: ["filter", "sessions with"],
        act: () =>
          void navigate({
            to: "/websites/$websiteId/sessions",
            params: { websiteId },
            search: add(search),
          }),
      })),
  );
}

function useWebsites(websites: readonly Website[], currentId: string | null): PaletteEntry[] {
  const navigate = useNavigate();
  const mayCreate = useMay("admin");
  const others = websites.filter(({ websiteId }) => websiteId !== currentId);
  const switching = others.map(({ websiteId, name }) => ({
    id: `website ${websiteId}`,
    label: name,
    Icon: Globe,
    also: ["website", "switch to"],
    act: () => void navigate({ to: "/websites/$websiteId/sessions", params: { websiteId } }),
  }));
  if (!mayCreate) return switching;
  return [
    ...switching,
    {
      id: "website new",
      label: "Create website",
      Icon: Plus,
      also: ["new", "add"],
      act: () => void navigate({ to: "/websites/new" }),
    },
  ];
}

function useOrganisation(): PaletteEntry[] {
  const navigate = useNavigate();
  const router = useRouter();
  const enter = useEnterOrganisation();
  const { data } = useQuery(organisationsQuery);
  const { data: me } = useQuery(meQuery);
  const others = data?.organisations.filter((one) => one.organisationId !== me?.organisationId) ?? [];
  return [
    ...organisationSections.map(({ section, label }) => ({
      id: `organisation ${section}`,
      label,
      Icon: Building2,
      also: ["organisation", "go to"],
      act: () => void navigate({ to: "/organisation/$section", params: { section } }),
    })),
    ...others.map(({ organisationId, name }) => ({
      id: `enter ${organisationId}`,
      label: `Go on as ${name}`,
      Icon: Building2,
      also: ["organisation", "switch to"],
      act: () => void enter(organisationId).then(() => router.invalidate()),
    })),
  ];
}

function useAccount(onHelp: () => void): PaletteEntry[] {
  const navigate = useNavigate();
  const leave = useLeave();
  return [
    {
      id: "account",
      label: "Own account",
      Icon: CircleUser,
      also: ["password", "name", "logins"],
      act: () => void navigate({ to: "/account" }),
    },
    ...themes.map(({ value, label }) => ({
      id: `theme ${value}`,
      label: `Theme: ${label.toLowerCase()}`,
      Icon: SunMoon,
      also: ["dark", "light", "mode"].filter((word) => value === "system" || word === value),
      act: () => chooseTheme(value),
    })),
    { id: "keys", label: "Keys", Icon: Keyboard, also: ["help", "shortcuts"], act: onHelp },
    { id: "sign out", label: "Sign out", Icon: LogOut, also: ["leave"], act: () => void leave() },
  ];
}
