import { useQuery } from "@tanstack/react-query";
import { useFormContext } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { planQuery } from "../../api/plan.ts";
import { Section } from "../../design/section.tsx";
import { SelectField } from "../../design/select-field.tsx";
import { SettingNumber, SettingSwitch } from "../settings-fields.tsx";

const asProduct = { setValueAs: (text: string) => (text === "" ? undefined : text) };

/** What is captured besides the page itself. */
export function CapturePart() {
  const form = useFormContext<SettingsDocument>();
  const { data: plan } = useQuery(planQuery);
  return (
    <Section title="Captured beside the page" words="Secrets are masked in all of it.">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Console"
          choices={[
            { value: "", label: "Errors and warnings (as usual)" },
            { value: "off", label: "Nothing" },
            { value: "error", label: "Errors" },
            { value: "warn", label: "Errors and warnings" },
            { value: "all", label: "All lines" },
          ]}
          {...form.register("recorder.console", asProduct)}
        />
        <SelectField
          label="Requests"
          hint={
            plan?.hasNetwork === false
              ? `The plan ${plan.name} does not show them.`
              : "Method, address, status, duration; no contents."
          }
          choices={[
            { value: "", label: "Failed and slow (as usual)" },
            { value: "off", label: "None" },
            { value: "failed_or_slow", label: "Failed and slow" },
            { value: "all", label: "All" },
          ]}
          {...form.register("recorder.requests", asProduct)}
        />
        <SettingNumber
          path="recorder.slowRequestMs"
          label="A request is slow from"
          unit="ms"
          min={0}
          whenAbsent={3_000}
          bounds="from 0 to 86,400,000"
        />
      </div>
      <SettingSwitch
        path="recorder.recordCanvas"
        label="Canvas"
        words="Pictures of drawings and charts, which weigh a lot."
        whenAbsent={false}
      />
    </Section>
  );
}
