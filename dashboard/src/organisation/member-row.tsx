import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Me } from "../../../protocol/api.ts";
import type { Member } from "../../../protocol/api-accounts.ts";
import { changeRole, membersQuery, removeMember } from "../api/organisation.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Confirm } from "../design/confirm.tsx";
import { formatDay } from "../design/format.ts";
import { Select } from "../design/select.tsx";
import { decideMemberActs } from "./decide-member-acts.ts";
import { roleChoices, roleWords } from "./role-words.ts";

export const memberRowClass = "min-h-14 py-2";

interface MemberRowProps {
  member: Member;
  me: Me | null;
  members: readonly Member[];
}

export function MemberRow({ member, me, members }: MemberRowProps) {
  const { personId, name, email, role, joinedAt } = member;
  const navigate = useNavigate();
  const [isAsked, setIsAsked] = useState(false);
  const isSelf = me?.email === email;
  const acts = decideMemberActs({ giver: me?.role ?? null, isSelf, member, members });
  const giveRole = useChange({
    query: membersQuery,
    send: changeRole,
    expect: (kept, given) => ({
      members: kept.members.map((one) =>
        one.personId === given.personId ? { ...one, role: given.role } : one,
      ),
    }),
    done: (given) => `${name} is now ${roleWords[given.role].label.toLowerCase()}`,
    failed: `${name} keeps the role`,
  });
  const remove = useChange({
    query: membersQuery,
    send: removeMember,
    expect: (kept, gone) => ({ members: kept.members.filter((one) => one.personId !== gone) }),
    done: () => (isSelf ? "You have left" : `${name} is removed`),
    failed: isSelf ? "You could not leave" : `${name} could not be removed`,
    onDone: () => {
      if (isSelf) void navigate({ to: "/" });
    },
  });
  return (
    <li className={`flex flex-wrap items-center gap-x-4 gap-y-2 ${memberRowClass}`}>
      <div className="min-w-48 flex-1">
        <p className="truncate font-medium">
          {name} {isSelf && <span className="font-normal text-muted">(you)</span>}
        </p>
        <p className="truncate text-muted" title={email}>
          {email}
        </p>
      </div>
      <span className="text-muted max-sm:hidden">since {formatDay(new Date(joinedAt))}</span>
      <div className="ml-auto flex items-center gap-2">
        <Select
          aria-label={`Role of ${name}`}
          title={acts.whyNoRole ?? roleWords[role].words}
          value={role}
          disabled={acts.roles.length === 0}
          choices={roleChoices.filter(({ value }) => value === role || acts.roles.includes(value))}
          onChange={({ target }) => {
            const choice = acts.roles.find((one) => one === target.value);
            if (choice) giveRole.mutate({ personId, role: choice });
          }}
          className="h-8"
        />
        <Button
          look="quiet"
          className="w-20"
          disabled={!acts.mayRemove}
          title={acts.whyNoRemoval ?? undefined}
          onClick={() => setIsAsked(true)}
        >
          {isSelf ? "Leave" : "Remove"}
        </Button>
      </div>
      <Confirm
        title={isSelf ? "Leave the organisation?" : `Remove ${name}?`}
        words={
          isSelf
            ? "You see nothing of it any more. An admin can invite you again."
            : "They are out at once, wherever they are signed in. What they wrote stays."
        }
        label={isSelf ? "Leave" : `Remove ${name}`}
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => remove.mutate(personId)}
      />
    </li>
  );
}
