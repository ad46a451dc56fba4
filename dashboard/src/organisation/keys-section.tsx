import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKey } from "../../../protocol/api-accounts.ts";
import { apiKeysQuery, revokeApiKey } from "../api/organisation.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { Confirm } from "../design/confirm.tsx";
import { Failure } from "../design/failure.tsx";
import { formatDay, formatRelative } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { KeyForm } from "./key-form.tsx";

const keyRowClass = "min-h-14 py-2";

/** Keys by which programs ask the API. */
export function KeysSection() {
  if (!useMay("admin"))
    return <Notice title="API keys are for owners and admins">Ask one of them for a key.</Notice>;
  return <Keys />;
}

function Keys() {
  const { data, error, refetch } = useQuery(apiKeysQuery);
  return (
    <>
      <KeyForm />
      <Section
        title="API keys"
        words={
          <>
            Sent as <code className="font-mono">Authorization: Bearer …</code>.{" "}
            <a
              className="underline underline-offset-2"
              href="/api/reference"
              target="_blank"
              rel="noreferrer"
            >
              What they can ask for
            </a>
          </>
        }
      >
        {error && <Failure title="The keys could not be read" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonTable label="Loading the keys" rows={2} rowClass={keyRowClass} />}
        {data?.keys.length === 0 && <p className="text-muted">There is no key yet. Make one above.</p>}
        {data && data.keys.length > 0 && (
          <ul aria-label="API keys" className="-my-2 divide-y divide-line">
            {data.keys.map((key) => (
              <KeyRow key={key.keyId} apiKey={key} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { keyId, name, beginning, scopes, createdAt, lastUsedAt } = apiKey;
  const [isAsked, setIsAsked] = useState(false);
  const now = useNow(30_000);
  const revoking = useChange({
    query: apiKeysQuery,
    send: revokeApiKey,
    expect: (kept, gone) => ({ keys: kept.keys.filter((one) => one.keyId !== gone) }),
    done: () => `${name} is revoked`,
    failed: `${name} could not be revoked`,
  });
  return (
    <li className={`flex flex-wrap items-center gap-x-4 gap-y-1 ${keyRowClass}`}>
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="truncate font-mono text-[12px] text-muted">{beginning && `${beginning}…`}</p>
      </div>
      <span className="text-muted">{scopes.join(", ")}</span>
      <span className="text-muted">
        {lastUsedAt === null
          ? `never used, made ${formatDay(new Date(createdAt))}`
          : `used ${formatRelative(new Date(lastUsedAt), now)}`}
      </span>
      <Button look="quiet" className="ml-auto" onClick={() => setIsAsked(true)} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
      <Confirm
        title={`Revoke ${name}?`}
        words="Programs that use it fail from their next request on. This cannot be taken back."
        label="Revoke the key"
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => revoking.mutate(keyId)}
      />
    </li>
  );
}
