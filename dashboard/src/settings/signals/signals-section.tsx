import { RotateCcw } from "lucide-react";
import { useFormContext } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { defaultThresholds } from "../../../../protocol/signals/thresholds.ts";
import { formatCount } from "../../design/format.ts";
import { IconButton } from "../../design/icon-button.tsx";
import { Section } from "../../design/section.tsx";
import { signalWords } from "../../design/signal-looks.ts";
import { SignalIcon } from "../../design/signal-shape.tsx";
import { SettingNumber, SettingsFields } from "../settings-fields.tsx";
import { SilencedPart } from "./silenced-part.tsx";
import { type ThresholdField, thresholdGroups } from "./thresholds.ts";

/** Where the detectors draw their lines, and what the website has silenced. */
export function SignalsSection({ websiteId }: { websiteId: string }) {
  return (
    <>
      <SettingsFields>
        <Section
          title="Thresholds"
          words="Where a signal begins. An empty field keeps the product's own line, which it shows."
        >
          <div className="-my-3 divide-y divide-line">
            {thresholdGroups.map(({ kind, fields }) => (
              <div key={kind} className="grid gap-3 py-4 md:grid-cols-[12rem_minmax(0,1fr)]">
                <h3 className="flex items-center gap-2 self-start font-medium md:pt-1.5">
                  <SignalIcon kind={kind} />
                  {signalWords(kind)}
                </h3>
                <div className="grid gap-3 sm:grid-cols-2">
                  {fields.map((field) => (
                    <Threshold key={field.name} field={field} />
                  ))}
                </div>
              </div>
            ))}
          </div>
        </Section>
      </SettingsFields>
      <SilencedPart websiteId={websiteId} />
    </>
  );
}

function Threshold({ field }: { field: ThresholdField }) {
  const { name, label, unit, min, max } = field;
  const form = useFormContext<SettingsDocument>();
  const path = `recorder.thresholds.${name}` as const;
  const isOwn = form.watch(path) !== undefined;
  return (
    <div className="flex items-start gap-1">
      <SettingNumber
        path={path}
        label={label}
        unit={unit}
        min={min}
        max={max}
        whenAbsent={defaultThresholds[name]}
        bounds={`from ${formatCount(min)} to ${formatCount(max)}`}
        className="flex-1"
      />
      <IconButton
        label={`Back to ${formatCount(defaultThresholds[name])} ${unit}`}
        disabled={!isOwn}
        onClick={() => form.setValue(path, undefined, { shouldDirty: true, shouldValidate: true })}
        className="mt-[26px]"
      >
        <RotateCcw aria-hidden="true" />
      </IconButton>
    </div>
  );
}
