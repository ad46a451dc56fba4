import { useController } from "react-hook-form";
import type { SettingsDocument } from "../../../../protocol/api-website-settings.ts";
import { fillLinkTemplate } from "../../../../protocol/link-template.ts";
import { Field } from "../../design/field.tsx";
import { Section } from "../../design/section.tsx";
import { SettingsFields } from "../settings-fields.tsx";

/** What stands in the places, to show what becomes of them. */
const sample = {
  contactId: "4711",
  conversationId: "c-82",
  visitorId: "vis_8f3a",
  sessionUrl: "https://…/sessions/…",
};

/** Where the buttons Contact and Conversation lead. */
export function LinksPart() {
  return (
    <SettingsFields>
      <Section
        title="Links"
        words={
          <>
            The buttons Contact and Conversation of the player and of Live open these. Places are written in
            braces: <code>{"{contactId}"}</code>, <code>{"{conversationId}"}</code>,{" "}
            <code>{"{visitorId}"}</code>, <code>{"{sessionUrl}"}</code>.
          </>
        }
      >
        <TemplateField
          path="links.contactUrl"
          label="Contact"
          placeholder="https://crm.example/contacts/{contactId}"
        />
        <TemplateField
          path="links.conversationUrl"
          label="Conversation"
          placeholder="https://chat.example/inbox/{conversationId}"
        />
      </Section>
    </SettingsFields>
  );
}

interface TemplateFieldProps {
  path: "links.contactUrl" | "links.conversationUrl";
  label: string;
  placeholder: string;
}

function TemplateField({ path, label, placeholder }: TemplateFieldProps) {
  const { field, fieldState } = useController<SettingsDocument, typeof path>({ name: path });
  const template = field.value ?? "";
  const filled = template === "" ? null : fillLinkTemplate(template, sample);
  return (
    <Field
      label={label}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder}
      value={template}
      onChange={({ target }) => field.onChange(target.value.trim() === "" ? null : target.value.trim())}
      error={fieldState.error?.message}
      hint={filled === null ? "Empty: there is no such button." : `Such as ${filled}`}
    />
  );
}
