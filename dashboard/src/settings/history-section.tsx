import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { SettingsVersion } from "../../../protocol/api-website-settings.ts";
import { useMay } from "../api/use-may.ts";
import { settingsQuery, settingsVersionsQuery } from "../api/website-settings.ts";
import { Button } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatMoment, formatRelative } from "../design/format.ts";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { valueAt } from "./document-change.ts";
import { fieldWords, valueWords } from "./field-words.ts";
import { useSaveSettings } from "./use-save-settings.ts";
import { useWho } from "./use-who.ts";

const versionRowClass = "min-h-14 py-2";

/** Who has changed what, the newest first; each can be put back. */
export function HistorySection({ websiteId }: { websiteId: string }) {
  const list = useInfiniteQuery(settingsVersionsQuery(websiteId));
  const { data: state } = useQuery(settingsQuery(websiteId));
  const mayChange = useMay("admin");
  const who = useWho();
  const { save, isSaving, newest, forgetNewest } = useSaveSettings(websiteId, () => {});
  const versions = list.data?.pages.flatMap((page) => page.versions) ?? [];
  const restore = (version: SettingsVersion) => {
    if (!state) return;
    forgetNewest();
    save({ revision: state.revision, settings: version.settings, before: state.settings });
  };
  return (
    <Section title="History" words="Who has changed what. To put a version back is a change like any other.">
      {newest && (
        <p role="alert" className="text-error">
          {who(newest.changedBy)} has saved just now: look at what stands, and put it back again if you still
          mean it.
        </p>
      )}
      {list.error && (
        <Failure
          title="The history could not be read"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {!list.data && !list.error && (
        <SkeletonTable label="Loading the history" rows={4} rowClass={versionRowClass} />
      )}
      {list.data && versions.length === 0 && (
        <p className="text-muted">Nobody has changed the settings yet.</p>
      )}
      {versions.length > 0 && (
        <ol aria-label="Versions" className="-my-2 divide-y divide-line">
          {versions.map((version) => (
            <VersionRow
              key={version.revision}
              version={version}
              isCurrent={version.revision === state?.revision}
              mayRestore={mayChange && !isSaving}
              onRestore={() => restore(version)}
            />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button
          className="self-center"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? "Loading…" : "Load older versions"}
        </Button>
      )}
    </Section>
  );
}

interface VersionRowProps {
  version: SettingsVersion;
  isCurrent: boolean;
  mayRestore: boolean;
  onRestore: () => void;
}

function VersionRow({ version, isCurrent, mayRestore, onRestore }: VersionRowProps) {
  const now = useNow(30_000);
  const who = useWho();
  const at = new Date(version.changedAt);
  return (
    <li className={`flex flex-wrap items-start gap-x-4 gap-y-1 ${versionRowClass}`}>
      <div className="min-w-56 flex-1">
        <p>
          <span className="font-medium">{who(version.changedBy)}</span>{" "}
          <time className="text-muted" dateTime={version.changedAt} title={formatMoment(at)}>
            {formatRelative(at, now)}
          </time>
        </p>
        <ul className="text-muted">
          {version.changed.map((path) => (
            <li key={path} className="[overflow-wrap:anywhere]">
              {fieldWords(path)}:{" "}
              <span className="text-ink">{valueWords(valueAt(version.settings, path))}</span>
            </li>
          ))}
        </ul>
      </div>
      {isCurrent ? (
        <span className="py-1.5 text-muted">stands now</span>
      ) : (
        <Button
          look="quiet"
          disabled={!mayRestore}
          title={mayRestore ? undefined : "Owners and admins change settings."}
          onClick={onRestore}
        >
          Put back
        </Button>
      )}
    </li>
  );
}
