import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { settingsQuery } from "../api/website-settings.ts";
import { Failure } from "../design/failure.tsx";
import { Notice } from "../design/notice.tsx";
import { SectionedPage, sectionLinkClass } from "../design/sectioned-page.tsx";
import { ChangedLine } from "./changed-line.tsx";
import { DataSection } from "./data/data-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { InstallationSection } from "./installation/installation-section.tsx";
import { IntegrationsSection } from "./integrations/integrations-section.tsx";
import { PrivacySection } from "./privacy/privacy-section.tsx";
import { RecordingSection } from "./recording/recording-section.tsx";
import { parseSettingsSection, type SettingsSection, settingsSections } from "./sections.ts";
import { SettingsForm } from "./settings-form.tsx";
import { SettingsSkeleton } from "./settings-skeleton.tsx";
import { SignalsSection } from "./signals/signals-section.tsx";

const route = getRouteApi("/member/websites/$websiteId/settings/$section");

const parts: Record<SettingsSection, (props: { websiteId: string }) => React.JSX.Element> = {
  recording: RecordingSection,
  privacy: PrivacySection,
  signals: SignalsSection,
  installation: InstallationSection,
  integrations: IntegrationsSection,
  data: DataSection,
  history: HistorySection,
};

/** All that a member may set of a website. What is changed in one part waits until all is saved. */
export function SettingsPage() {
  const { websiteId, section: asked } = route.useParams();
  const section = parseSettingsSection(asked);
  const { data, error, refetch } = useQuery(settingsQuery(websiteId));
  const label = settingsSections.find((one) => one.section === section)?.label ?? "Not found";
  const content = () => {
    if (section === null)
      return <Notice title="There is no such part">Choose one of those beside this.</Notice>;
    if (data) {
      const Part = parts[section];
      return (
        <SettingsForm key={websiteId} websiteId={websiteId} state={data}>
          {section !== "history" && <ChangedLine websiteId={websiteId} state={data} />}
          <Part websiteId={websiteId} />
        </SettingsForm>
      );
    }
    if (error)
      return <Failure title="The settings could not be read" error={error} onRetry={() => void refetch()} />;
    return <SettingsSkeleton />;
  };
  return (
    <SectionedPage
      title="Settings"
      partTitle={label}
      links={settingsSections.map((one) => (
        <Link
          key={one.section}
          to="/websites/$websiteId/settings/$section"
          params={{ websiteId, section: one.section }}
          className={sectionLinkClass}
        >
          {one.label}
        </Link>
      ))}
    >
      {content()}
    </SectionedPage>
  );
}
