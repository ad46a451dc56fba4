import { useQuery } from "@tanstack/react-query";
import { type AuditAsk, apiKeysQuery, membersQuery } from "../api/organisation.ts";
import { Field } from "../design/field.tsx";
import { SelectField } from "../design/select-field.tsx";
import { knownActions } from "./audit-words.ts";

interface AuditFiltersProps {
  ask: AuditAsk;
  onAsk: (ask: AuditAsk) => void;
}

/** Who, what and when. */
export function AuditFilters({ ask, onAsk }: AuditFiltersProps) {
  const { data: people } = useQuery(membersQuery);
  const { data: keys } = useQuery(apiKeysQuery);
  const orAbsent = (text: string) => (text === "" ? undefined : text);
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        label="Who"
        value={ask.actor ?? ""}
        onChange={({ target }) => onAsk({ ...ask, actor: orAbsent(target.value) })}
        choices={[
          { value: "", label: "Anybody" },
          ...(people?.members ?? []).map(({ personId, name }) => ({ value: personId, label: name })),
          ...(keys?.keys ?? []).map(({ keyId, name }) => ({ value: keyId, label: `Key ${name}` })),
          { value: "operator", label: "The operator" },
        ]}
      />
      <SelectField
        label="What"
        value={ask.action ?? ""}
        onChange={({ target }) => onAsk({ ...ask, action: orAbsent(target.value) })}
        choices={[{ value: "", label: "Anything" }, ...knownActions]}
      />
      <Field
        label="From"
        type="date"
        value={dayOf(ask.from, 0)}
        onChange={({ target }) => onAsk({ ...ask, from: startOf(target.value, 0) })}
      />
      <Field
        label="To"
        type="date"
        value={dayOf(ask.to, -1)}
        onChange={({ target }) => onAsk({ ...ask, to: startOf(target.value, 1) })}
      />
    </div>
  );
}

/** When a day of the person's zone begins, or the one so many behind it; ISO 8601. */
function startOf(day: string, daysBehind: number): string | undefined {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return new Date(year, month - 1, date + daysBehind).toISOString();
}

/** The day a moment lies in, as a date field has it. */
function dayOf(at: string | undefined, daysBehind: number): string {
  if (at === undefined) return "";
  const day = new Date(at);
  day.setDate(day.getDate() + daysBehind);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
