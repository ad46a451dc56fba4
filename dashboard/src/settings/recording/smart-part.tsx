import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { Section } from "../../design/section.tsx";
import { SettingLines, SettingNumber, SettingSwitch } from "../settings-fields.tsx";

type SmartKind = Exclude<keyof NonNullable<SettingsDocument["recorder"]["smart"]>, "highValue">;

const struggles: readonly { kind: SmartKind; label: string }[] = [
  { kind: "errors", label: "Unhandled errors and rejections" },
  { kind: "rageClick", label: "Rage clicks" },
  { kind: "deadClick", label: "Dead clicks" },
  { kind: "slowClick", label: "Slow clicks" },
  { kind: "errorClick", label: "Errors after a click" },
  { kind: "formAbandonment", label: "Forms given up" },
  { kind: "failedSubmissions", label: "Forms refused again and again" },
  { kind: "scrollThrash", label: "Scrolling about" },
];

/** What makes the trigger `smart` keep a visit. */
export function SmartPart() {
  return (
    <>
      <Section title="Smart: struggles" words="Any of these keeps the visit, from before it happened on.">
        <div className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
          {struggles.map(({ kind, label }) => (
            <SettingSwitch key={kind} path={`recorder.smart.${kind}`} label={label} whenAbsent />
          ))}
        </div>
      </Section>
      <Section title="Smart: high value" words="So does any of these, whatever else happens.">
        <SettingLines
          path="recorder.smart.highValue.pages"
          label="Pages"
          hint="One a line. * stands for any characters: /checkout*"
          placeholder="/checkout*"
          shape="Up to 100 patterns of at most 500 characters."
        />
        <SettingLines
          path="recorder.smart.highValue.customEvents"
          label="Events"
          hint="Names that the page gives to track(), one a line."
          placeholder="order placed"
          shape="Up to 100 names of at most 256 characters."
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SettingNumber
            path="recorder.smart.highValue.minPages"
            label="Pages seen"
            hint="At least so many."
            unit="pages"
            min={0}
            bounds="from 0 to 10,000"
          />
          <SettingNumber
            path="recorder.smart.highValue.minEngagedMs"
            label="Engaged time"
            hint="In which the visitor was active."
            unit="s"
            scale={1_000}
            min={0}
            bounds="from 0 to 86,400"
          />
        </div>
        <SettingSwitch
          path="recorder.smart.highValue.identified"
          label="Identified visitors"
          words="The page has said who they are, by identify()."
          whenAbsent={false}
        />
      </Section>
    </>
  );
}
