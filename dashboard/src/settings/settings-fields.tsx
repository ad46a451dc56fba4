import type { ReactNode } from "react";
import { type FieldPathByValue, useController } from "react-hook-form";
import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import { useMay } from "../api/use-may.ts";
import { formatCount } from "../design/format.ts";
import { LinesField } from "../design/lines-field.tsx";
import { NumberField } from "../design/number-field.tsx";
import { SwitchRow } from "../design/switch-row.tsx";

/** Controls for whoever may change settings; anybody else sees them as they are, and why they are off. */
export function SettingsFields({ children }: { children: ReactNode }) {
  const mayChange = useMay("admin");
  return (
    <>
      {!mayChange && (
        <p className="rounded-md border border-line bg-sunken px-4 py-2.5 text-muted">
          Owners and admins change these settings. You see how they stand.
        </p>
      )}
      <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
        {children}
      </fieldset>
    </>
  );
}

interface SettingSwitchProps {
  path: FieldPathByValue<SettingsDocument, boolean | undefined>;
  label: string;
  words?: ReactNode;
  /** What holds while nothing is said. */
  whenAbsent: boolean;
}

export function SettingSwitch({ path, label, words, whenAbsent }: SettingSwitchProps) {
  const { field } = useController<SettingsDocument, typeof path>({ name: path });
  return <SwitchRow label={label} words={words} isOn={field.value ?? whenAbsent} onChange={field.onChange} />;
}

interface SettingNumberProps {
  path: FieldPathByValue<SettingsDocument, number | undefined>;
  label: ReactNode;
  hint?: ReactNode;
  unit?: string;
  scale?: number;
  min?: number;
  max?: number;
  /** In its unit: stands where nothing is said. */
  whenAbsent?: number;
  /** In its unit, in words, for what is out of it. */
  bounds: string;
  className?: string;
}

export function SettingNumber({ path, whenAbsent, bounds, ...rest }: SettingNumberProps) {
  const { field, fieldState } = useController<SettingsDocument, typeof path>({ name: path });
  return (
    <NumberField
      {...rest}
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error && `A number ${bounds}.`}
      {...(whenAbsent === undefined ? {} : { placeholder: formatCount(whenAbsent) })}
    />
  );
}

interface SettingLinesProps {
  path: FieldPathByValue<SettingsDocument, string[] | undefined>;
  label: string;
  hint: ReactNode;
  placeholder?: string;
  /** What a line has to be, for one that is not. */
  shape: string;
}

export function SettingLines({ path, shape, ...rest }: SettingLinesProps) {
  const { field, fieldState } = useController<SettingsDocument, typeof path>({ name: path });
  return (
    <LinesField
      {...rest}
      lines={field.value ?? []}
      onChange={(lines) => field.onChange(lines.length === 0 ? emptyOf(path) : lines)}
      error={fieldState.error && shape}
    />
  );
}

/** Of the recorder's settings an empty list says as little as none; the website's own lists are never absent. */
const emptyOf = (path: string): string[] | undefined => (path.startsWith("recorder.") ? undefined : []);
