import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { websitesQuery } from "../api/account.ts";
import { siteKeysQuery } from "../api/website-settings.ts";
import { Failure } from "../design/failure.tsx";
import { Section } from "../design/section.tsx";
import { SkeletonBar } from "../design/skeleton.tsx";
import { Snippets } from "../design/snippets.tsx";
import { Arrival } from "./arrival.tsx";
import { SetupChecks } from "./setup-checks.tsx";

const route = getRouteApi("/member/websites/$websiteId/welcome");

/** From the snippet to the first session. */
export function WelcomePage() {
  const { websiteId } = route.useParams();
  const { data: known } = useQuery(websitesQuery);
  const { data, error, refetch } = useQuery(siteKeysQuery(websiteId));
  const [newest] = data?.siteKeys ?? [];
  const name = known?.websites.find((one) => one.websiteId === websiteId)?.name ?? "the website";
  useEffect(() => {
    document.title = "Install · Playhead";
  }, []);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-5 max-md:p-3">
        <h1 className="px-1 text-title font-semibold tracking-tight">Install on {name}</h1>
        <Arrival websiteId={websiteId} />
        <Section
          title="1. Put the snippet into your pages"
          words="On every page that is to be recorded, once."
        >
          {error && (
            <Failure title="The snippet could not be read" error={error} onRetry={() => void refetch()} />
          )}
          {!data && !error && (
            <div role="status" aria-label="Loading the snippet" className="h-36">
              <SkeletonBar className="w-full" />
            </div>
          )}
          {newest && <Snippets siteKey={newest.siteKey} snippet={newest.snippet} />}
        </Section>
        <Section
          title="2. Open a page and click in it"
          words="A visit is sent from its first click, key, touch or scroll on. This page notices by itself."
        />
        <Section title="When nothing comes" words="What the settings say to it:">
          <SetupChecks websiteId={websiteId} />
        </Section>
      </div>
    </div>
  );
}
