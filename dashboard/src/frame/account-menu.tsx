import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { clsx } from "clsx";
import { Building2, CircleUser, Keyboard, LogOut, UserRound } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { useState } from "react";
import { meQuery, organisationsQuery } from "../api/account.ts";
import { ChosenMark, Menu, menuEntryClass } from "../design/menu.tsx";
import { chooseTheme, themes, useTheme } from "../design/theme.ts";
import { railEntryClass } from "./rail-entry.ts";
import { useEnterOrganisation, useLeave } from "./use-leave.ts";

const labelClass = "px-2 pb-0.5 pt-1.5 text-small text-muted";

/** Who is signed in, for whom, and what belongs to neither a website nor a page. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const navigate = useNavigate();
  const leave = useLeave();
  const [isOpen, setIsOpen] = useState(false);
  const { data: me } = useQuery(meQuery);
  const theme = useTheme();
  const name = me?.name || me?.email || "Account";
  return (
    <Menu
      label="Account"
      side="top"
      className="min-w-52 max-w-72"
      onOpen={setIsOpen}
      trigger={
        <button type="button" className={railEntryClass} aria-label={`Account: ${name}`} title={name}>
          <CircleUser aria-hidden="true" />
          <span className="truncate">{name}</span>
        </button>
      }
    >
      <Entry icon={<UserRound />} onSelect={() => void navigate({ to: "/account" })}>
        Own account
      </Entry>
      <Entry icon={<Building2 />} onSelect={() => void navigate({ to: "/organisation" })}>
        Organisation
      </Entry>
      <Organisations isAsked={isOpen} />
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <DropdownMenu.Label className={labelClass}>Theme</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        value={theme}
        onValueChange={(next) => {
          const choice = themes.find(({ value }) => value === next);
          if (choice) chooseTheme(choice.value);
        }}
      >
        {themes.map(({ value, label }) => (
          <DropdownMenu.RadioItem key={value} value={value} className={menuEntryClass}>
            <ChosenMark />
            {label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <Entry icon={<Keyboard />} onSelect={onHelp}>
        Keys
      </Entry>
      <Entry icon={<LogOut />} onSelect={() => void leave()}>
        Sign out
      </Entry>
    </Menu>
  );
}

function Entry(props: { icon: ReactNode; onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item
      className={clsx(menuEntryClass, "[&_svg]:size-4 [&_svg]:text-muted")}
      onSelect={props.onSelect}
    >
      <span aria-hidden="true">{props.icon}</span>
      {props.children}
    </DropdownMenu.Item>
  );
}

/** Nothing for a person of one organisation. */
function Organisations({ isAsked }: { isAsked: boolean }) {
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...organisationsQuery, enabled: isAsked });
  const enter = useEnterOrganisation();
  const organisations = data?.organisations ?? [];
  if (organisations.length < 2) return null;
  return (
    <>
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <DropdownMenu.Label className={labelClass}>Organisations</DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={me?.organisationId ?? ""} onValueChange={(next) => void enter(next)}>
        {organisations.map(({ organisationId, name }) => (
          <DropdownMenu.RadioItem key={organisationId} value={organisationId} className={menuEntryClass}>
            <ChosenMark />
            <span className="truncate">{name}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}
