import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check as CheckIcon, CircleAlert, CircleHelp, Info } from "lucide-react";
import { planQuery } from "../api/plan.ts";
import { settingsQuery, siteKeysQuery } from "../api/website-settings.ts";
import { Failure } from "../design/failure.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { AddressCheck } from "./address-check.tsx";
import { type Check, decideChecks } from "./decide-checks.ts";

const looks = {
  ok: { Icon: CheckIcon, className: "text-live", words: "In order" },
  mind: { Icon: Info, className: "text-muted", words: "To mind" },
  missing: { Icon: CircleAlert, className: "text-error", words: "Missing" },
} as const;

/** What of the settings could be the reason that nothing comes, and what nobody can tell from here. */
export function SetupChecks({ websiteId }: { websiteId: string }) {
  const settings = useQuery(settingsQuery(websiteId));
  const plan = useQuery(planQuery);
  const keys = useQuery(siteKeysQuery(websiteId));
  const error = settings.error ?? plan.error ?? keys.error;
  if (error) {
    const retry = () => void Promise.all([settings.refetch(), plan.refetch(), keys.refetch()]);
    return <Failure title="The settings could not be looked at" error={error} onRetry={retry} />;
  }
  if (!settings.data || !plan.data || !keys.data)
    return <SkeletonTable label="Looking at the settings" rows={7} rowClass="h-9" />;
  const checks = decideChecks({
    settings: settings.data.settings,
    plan: plan.data,
    siteKeys: keys.data.siteKeys,
  });
  return (
    <>
      <AddressCheck settings={settings.data.settings} />
      <ul aria-label="What could be missing" className="-my-2 divide-y divide-line">
        {checks.map((check) => (
          <CheckRow key={check.id} websiteId={websiteId} check={check} />
        ))}
        <li className="flex gap-3 py-2 text-muted">
          <CircleHelp className="mt-0.5 size-4 shrink-0" role="img" aria-label="Not known" />
          <span>
            Whether your pages carry the snippet cannot be seen from here: the loader sets no mark, and is
            kept by caches. In the page's own developer tools the request for /r/pk_….js shows whether it is
            asked for; a browser with Global Privacy Control, or a page that was only looked at, sends
            nothing.
          </span>
        </li>
      </ul>
    </>
  );
}

function CheckRow({ websiteId, check }: { websiteId: string; check: Check }) {
  const { Icon, className, words } = looks[check.state];
  return (
    <li className="flex gap-3 py-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${className}`} role="img" aria-label={words} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{check.words}</span>
      {check.section !== null && (
        <Link
          to="/websites/$websiteId/settings/$section"
          params={{ websiteId, section: check.section }}
          className="shrink-0 text-muted underline underline-offset-2 hover:text-ink"
          aria-label={`Change: ${check.words}`}
        >
          Change
        </Link>
      )}
    </li>
  );
}
