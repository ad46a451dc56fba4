import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Notice } from "../design/notice.tsx";
import { SectionedPage, sectionLinkClass } from "../design/sectioned-page.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { AuditSection } from "./audit-section.tsx";
import { KeysSection } from "./keys-section.tsx";
import { MembersSection } from "./members-section.tsx";
import { type OrganisationSection, organisationSections, parseOrganisationSection } from "./sections.ts";

/** Apart from the others: it brings the charts. */
const PlanSection = lazy(async () => ({ default: (await import("./plan-section.tsx")).PlanSection }));

const route = getRouteApi("/member/organisation/$section");

const parts: Record<OrganisationSection, React.ComponentType> = {
  members: MembersSection,
  keys: KeysSection,
  plan: PlanSection,
  audit: AuditSection,
};

/** Who belongs to the organisation, what it may, and what was done. */
export function OrganisationPage() {
  const params = route.useParams();
  const section = parseOrganisationSection(params.section);
  const label = organisationSections.find((one) => one.section === section)?.label ?? "Not found";
  const Part = section === null ? NoSuchPart : parts[section];
  return (
    <SectionedPage
      title="Organisation"
      partTitle={label}
      links={organisationSections.map((one) => (
        <Link
          key={one.section}
          to="/organisation/$section"
          params={{ section: one.section }}
          className={sectionLinkClass}
        >
          {one.label}
        </Link>
      ))}
    >
      <Suspense fallback={<SkeletonTable label="Loading the plan" rows={3} rowClass="h-9" />}>
        <Part />
      </Suspense>
    </SectionedPage>
  );
}

function NoSuchPart() {
  return <Notice title="There is no such part">Choose one of those beside this.</Notice>;
}
