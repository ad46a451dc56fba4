import { useController } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { ChoiceCards } from "../../design/choice-cards.tsx";
import { Section } from "../../design/section.tsx";

const scopes = [
  { value: "off", label: "Nobody", words: "Live stays empty." },
  { value: "recorded", label: "Who is recorded", words: "Costs no request of the others." },
  {
    value: "everyone",
    label: "Everyone",
    words: "Also who waits for a trigger or is left out by sampling; after consent.",
  },
] as const;

/** Of whom members see that they are on the website now. */
export function PresencePart() {
  const { field } = useController<SettingsDocument, "recorder.presence">({ name: "recorder.presence" });
  return (
    <Section title="Live" words="Whom members see on the website now.">
      <ChoiceCards
        label="Presence"
        value={field.value ?? "recorded"}
        choices={scopes}
        onChange={field.onChange}
      />
    </Section>
  );
}
