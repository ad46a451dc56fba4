/** Parts of a website's settings, in the order they are read. */
export const settingsSections = [
  { section: "recording", label: "Recording" },
  { section: "privacy", label: "Privacy" },
  { section: "signals", label: "Signals" },
  { section: "installation", label: "Installation" },
  { section: "integrations", label: "Integrations" },
  { section: "data", label: "Data" },
  { section: "history", label: "History" },
] as const;
export type SettingsSection = (typeof settingsSections)[number]["section"];

export const parseSettingsSection = (text: string): SettingsSection | null =>
  settingsSections.find(({ section }) => section === text)?.section ?? null;
