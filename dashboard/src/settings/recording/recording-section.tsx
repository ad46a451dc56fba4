import { useController, useFormContext } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { ChoiceCards } from "../../design/choice-cards.tsx";
import { Field } from "../../design/field.tsx";
import { Section } from "../../design/section.tsx";
import { SettingNumber, SettingSwitch, SettingsFields } from "../settings-fields.tsx";
import { CapturePart } from "./capture-part.tsx";
import { PresencePart } from "./presence-part.tsx";
import { SmartPart } from "./smart-part.tsx";

const triggers = [
  {
    value: "smart",
    label: "Smart",
    words: "Kept once something makes the visit worth it: an error, a struggle, a high-value rule.",
  },
  {
    value: "errors_only",
    label: "Errors only",
    words: "Kept once an error or a rejection went unhandled, from before it on.",
  },
  { value: "all", label: "All", words: "Every visit of the share below, from its first page on." },
] as const;

/** Which visits are recorded, and what of them. */
export function RecordingSection() {
  const form = useFormContext<SettingsDocument>();
  const { field: trigger } = useController<SettingsDocument, "featureFlags.session_replay_trigger">({
    name: "featureFlags.session_replay_trigger",
  });
  const { errors } = form.formState;
  return (
    <SettingsFields>
      <Section title="Website">
        <Field
          label="Name"
          className="max-w-96"
          error={errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
      </Section>
      <Section title="Recording" words="Decided once for a whole session, and for all of its pages and tabs.">
        <SettingSwitch
          path="featureFlags.enable_session_replay"
          label="Record sessions"
          words="Switched off, open pages stop within a minute."
          whenAbsent={false}
        />
        <ChoiceCards label="Trigger" value={trigger.value} choices={triggers} onChange={trigger.onChange} />
        {trigger.value === "all" && (
          <SettingNumber
            path="featureFlags.replay_sampling_rate"
            label="Share of sessions"
            hint="Chance decides for each new session."
            unit="%"
            scale={0.01}
            min={0}
            max={100}
            bounds="from 0 to 100"
            className="max-w-56"
          />
        )}
        <SettingNumber
          path="recorder.minDurationMs"
          label="Shortest session"
          hint="Shorter visits are never sent. Without a number: all are."
          unit="s"
          scale={1_000}
          min={0}
          whenAbsent={0}
          bounds="from 0 to 86,400"
          className="max-w-56"
        />
      </Section>
      {trigger.value === "smart" && <SmartPart />}
      <CapturePart />
      <PresencePart />
    </SettingsFields>
  );
}
