import { useQuery } from "@tanstack/react-query";
import { siteKeysQuery } from "../../api/website-settings.ts";
import { Failure } from "../../design/failure.tsx";
import { Section } from "../../design/section.tsx";
import { SkeletonBar } from "../../design/skeleton.tsx";
import { Snippets } from "../../design/snippets.tsx";
import { SettingLines, SettingsFields } from "../settings-fields.tsx";
import { SiteKeysPart } from "./site-keys-part.tsx";

/** How the recorder comes into the page, and from where it may send. */
export function InstallationSection({ websiteId }: { websiteId: string }) {
  const { data, error, refetch } = useQuery(siteKeysQuery(websiteId));
  const [newest] = data?.siteKeys ?? [];
  return (
    <>
      <Section title="Put it into the page" words="On every page that is to be recorded, once.">
        {error && (
          <Failure title="The site keys could not be read" error={error} onRetry={() => void refetch()} />
        )}
        {!data && !error && (
          <div role="status" aria-label="Loading the snippet" className="h-24">
            <SkeletonBar className="w-full" />
          </div>
        )}
        {data && !newest && (
          <p className="text-muted">
            Every site key is revoked: make a new one below, and its snippet stands here.
          </p>
        )}
        {newest && <Snippets siteKey={newest.siteKey} snippet={newest.snippet} />}
      </Section>
      <SettingsFields>
        <Section
          title="Allowed origins"
          words="Who may send for this website. A page of any other origin is refused, and its replay's pictures come from these alone."
        >
          <SettingLines
            path="allowedOrigins"
            label="Origins"
            hint="One a line: https://shop.example, https://*.shop.example for its subdomains, http://localhost:* for any port."
            placeholder="https://shop.example"
            shape="An origin is a scheme and a host, such as https://shop.example, without a path."
          />
          <SettingLines
            path="domains"
            label="Domains"
            hint="Hosts that visitors know the website by, one a line. They decide nothing."
            placeholder="shop.example"
            shape="A host, such as shop.example."
          />
        </Section>
      </SettingsFields>
      {data && <SiteKeysPart websiteId={websiteId} siteKeys={data.siteKeys} />}
    </>
  );
}
