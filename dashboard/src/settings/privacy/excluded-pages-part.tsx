import { useState } from "react";
import { useFormContext } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { Field } from "../../design/field.tsx";
import { Section } from "../../design/section.tsx";
import { SettingLines } from "../settings-fields.tsx";
import { decidePage } from "./decide-page.ts";

/** Pages of which nothing leaves the browser, and whether an address is one of them. */
export function ExcludedPagesPart() {
  const form = useFormContext<SettingsDocument>();
  const [address, setAddress] = useState("");
  const decision = decidePage(address, form.watch("recorder.privacy.excludedPages") ?? []);
  return (
    <Section title="Excluded pages" words="Nothing of them leaves the browser.">
      <SettingLines
        path="recorder.privacy.excludedPages"
        label="Addresses"
        hint="One a line. /account* is a path, shop.example/account* a whole address; * stands for any characters."
        placeholder="/account*"
        shape="Up to 100 patterns of at most 500 characters."
      />
      <div>
        <Field
          label="Does this address match?"
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://shop.example/account/cards"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <p role="status" className="mt-1.5 min-h-5">
          {decision.kind === "excluded" && (
            <>
              Excluded by <code className="font-mono">{decision.pattern}</code>: nothing of it leaves.
            </>
          )}
          {decision.kind === "recorded" && <>No pattern matches: it is recorded.</>}
          {decision.kind === "unreadable" && (
            <span className="text-muted">A whole address, such as https://shop.example/account.</span>
          )}
        </p>
      </div>
    </Section>
  );
}
