import { useController, useFormContext } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { ChoiceCards } from "../../design/choice-cards.tsx";
import { Section } from "../../design/section.tsx";
import { SettingLines, SettingSwitch, SettingsFields } from "../settings-fields.tsx";
import { ExcludedPagesPart } from "./excluded-pages-part.tsx";
import { LevelPreview } from "./level-preview.tsx";

const levels = [
  { value: "strict", label: "Strict", words: "All text and media are hidden." },
  {
    value: "balanced",
    label: "Balanced",
    words: "What visitors enter is hidden; text shows without secrets.",
  },
  { value: "open", label: "Open", words: "What visitors enter shows as well; secrets stay hidden." },
] as const;

/** What may leave the visitor's page. */
export function PrivacySection() {
  const form = useFormContext<SettingsDocument>();
  const { field: level } = useController<SettingsDocument, "recorder.privacy.level">({
    name: "recorder.privacy.level",
  });
  const chosen = level.value ?? "balanced";
  const showsEmails = form.watch("recorder.privacy.maskEmails") === false;
  return (
    <SettingsFields>
      <Section
        title="Level"
        words="It is masked in the visitor's browser, and once more before anything is stored or shown."
      >
        <ChoiceCards label="Privacy level" value={chosen} choices={levels} onChange={level.onChange} />
        <section className="grid gap-3 sm:grid-cols-3" aria-label="A sample page under each level">
          {levels.map(({ value }) => (
            <LevelPreview key={value} level={value} showsEmails={showsEmails} isChosen={value === chosen} />
          ))}
        </section>
        <SettingSwitch
          path="recorder.privacy.maskEmails"
          label="Mask e-mail addresses"
          words="In texts that the page shows. Cards, numbers of persons, keys and tokens are masked whatever is set."
          whenAbsent
        />
      </Section>
      <Section
        title="Elements"
        words={
          <>
            CSS selectors, one a line, beside the marks a page carries itself:{" "}
            <code className="whitespace-nowrap">data-private</code>,{" "}
            <code className="whitespace-nowrap">rr-mask</code>,{" "}
            <code className="whitespace-nowrap">rr-block</code>,{" "}
            <code className="whitespace-nowrap">rr-ignore</code>.
          </>
        }
      >
        <SettingLines
          path="recorder.privacy.maskSelectors"
          label="Text masked"
          hint="Every word becomes dots; the layout stays."
          placeholder=".customer-name"
          shape={selectorShape}
        />
        <SettingLines
          path="recorder.privacy.blockSelectors"
          label="Blocked"
          hint="A solid box of the element's size stands for it and all that is in it."
          placeholder="#chat-history"
          shape={selectorShape}
        />
        <SettingLines
          path="recorder.privacy.ignoreSelectors"
          label="Input ignored"
          hint="What happens in these fields is not recorded."
          placeholder="input.search"
          shape={selectorShape}
        />
      </Section>
      <ExcludedPagesPart />
      <Section title="Consent">
        <SettingSwitch
          path="recorder.consentRequired"
          label="Ask first"
          words="Nothing is captured, stored or sent before the page calls consent(true). Withdrawal stops and erases."
          whenAbsent={false}
        />
        <SettingSwitch
          path="recorder.respectDnt"
          label="Honour Do Not Track"
          words="Global Privacy Control is honoured always."
          whenAbsent={false}
        />
      </Section>
      <Section title="Replay">
        <SettingSwitch
          path="player.loadsFromWebsite"
          label="Load pictures and media from the website"
          words="When somebody watches, from the allowed origins alone. Switched off, a replay asks nobody for anything."
          whenAbsent={false}
        />
      </Section>
    </SettingsFields>
  );
}

const selectorShape = "Up to 100 selectors of at most 200 characters.";
