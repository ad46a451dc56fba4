import { useState } from "react";
import type { Passkey } from "../../../protocol/api-passkeys.ts";
import { passkeysQuery, removePasskey } from "../api/passkeys.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Confirm } from "../design/confirm.tsx";
import { formatMoment, formatRelative } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import { PasskeyName } from "./passkey-name.tsx";

export const passkeyRowClass = "min-h-14 py-2";

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { passkeyId, name, createdAt, isSynced } = passkey;
  const now = useNow(30_000);
  const [isNaming, setIsNaming] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const added = new Date(createdAt);
  const removing = useChange({
    query: passkeysQuery,
    send: removePasskey,
    expect: (kept, gone) => ({ passkeys: kept.passkeys.filter((one) => one.passkeyId !== gone) }),
    done: () => `${name} is no way in any more`,
    failed: `${name} still signs you in`,
  });
  return (
    <li className={`flex flex-wrap items-center gap-x-2 gap-y-1 ${passkeyRowClass}`}>
      <div className="min-w-36 flex-1">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="text-muted">
          <time dateTime={createdAt} title={formatMoment(added)}>
            added {formatRelative(added, now)}
          </time>
          {isSynced && ", on your other devices as well"}
        </p>
      </div>
      <div className="-mr-3 flex">
        <Button look="quiet" onClick={() => setIsNaming(true)} aria-label={`Rename ${name}`}>
          Rename
        </Button>
        <Button look="quiet" onClick={() => setIsAsked(true)} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
      <PasskeyName passkey={passkey} isOpen={isNaming} onOpen={setIsNaming} />
      <Confirm
        title={`Remove ${name}?`}
        words="Nobody signs in by it any more. Your device goes on to offer it until you delete it there, too."
        label="Remove the passkey"
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => removing.mutate(passkeyId)}
      />
    </li>
  );
}
