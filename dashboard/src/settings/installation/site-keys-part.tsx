import { useState } from "react";
import type { SiteKeyTold } from "../../../../protocol/api-websites.ts";
import { useChange } from "../../api/use-change.ts";
import { useMay } from "../../api/use-may.ts";
import { revokeSiteKey, siteKeysQuery } from "../../api/website-settings.ts";
import { Button } from "../../design/button.tsx";
import { Confirm } from "../../design/confirm.tsx";
import { formatDay, formatMoment } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";

interface SiteKeysPartProps {
  websiteId: string;
  siteKeys: readonly SiteKeyTold[];
}

/** The public keys that pages carry. */
export function SiteKeysPart({ websiteId, siteKeys }: SiteKeysPartProps) {
  const [isRotating, setIsRotating] = useState(false);
  const mayChange = useMay("admin");
  return (
    <Section
      title="Site keys"
      words="Public: every page carries one, and whoever reads the page can read it."
      action={
        <Button
          disabled={!mayChange}
          title={mayChange ? undefined : "Owners and admins make site keys."}
          onClick={() => setIsRotating(true)}
        >
          New key
        </Button>
      }
    >
      {siteKeys.length === 0 && <p className="text-muted">No key works. Nothing is recorded.</p>}
      {siteKeys.length > 0 && (
        <ul aria-label="Site keys" className="-my-2 divide-y divide-line">
          {siteKeys.map((siteKey) => (
            <SiteKeyRow key={siteKey.siteKey} websiteId={websiteId} told={siteKey} mayChange={mayChange} />
          ))}
        </ul>
      )}
      <RotateDialog websiteId={websiteId} isOpen={isRotating} onOpen={setIsRotating} />
    </Section>
  );
}

function SiteKeyRow(props: { websiteId: string; told: SiteKeyTold; mayChange: boolean }) {
  const { siteKey, madeAt, worksUntil } = props.told;
  const [isAsked, setIsAsked] = useState(false);
  const revoking = useChange({
    query: siteKeysQuery(props.websiteId),
    send: () => revokeSiteKey(props.websiteId, siteKey),
    expect: (kept) => ({ siteKeys: kept.siteKeys.filter((one) => one.siteKey !== siteKey) }),
    done: () => "The site key is revoked",
    failed: "The site key still works",
  });
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <code className="min-w-48 flex-1 font-mono text-[12px] [overflow-wrap:anywhere]">{siteKey}</code>
      {madeAt !== null && <span className="text-muted">made {formatDay(new Date(madeAt))}</span>}
      {worksUntil === null ? (
        <span className="text-live">in use</span>
      ) : (
        <span className="text-muted" title={formatMoment(new Date(worksUntil))}>
          works until {formatDay(new Date(worksUntil))}
        </span>
      )}
      <Button
        look="quiet"
        disabled={!props.mayChange}
        title={props.mayChange ? undefined : "Owners and admins revoke site keys."}
        aria-label={`Revoke ${siteKey}`}
        onClick={() => setIsAsked(true)}
      >
        Revoke
      </Button>
      <Confirm
        title="Revoke this site key?"
        words="Pages that carry it stop within a minute, and are not recorded again before they carry another. This cannot be taken back."
        label="Revoke the key"
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => revoking.mutate()}
      />
    </li>
  );
}
