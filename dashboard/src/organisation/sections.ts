/** Parts of what an organisation is asked and told, in the order they are read. */
export const organisationSections = [
  { section: "members", label: "Members" },
  { section: "keys", label: "API keys" },
  { section: "plan", label: "Plan and usage" },
  { section: "audit", label: "Audit log" },
] as const;
export type OrganisationSection = (typeof organisationSections)[number]["section"];

export const parseOrganisationSection = (text: string): OrganisationSection | null =>
  organisationSections.find(({ section }) => section === text)?.section ?? null;
