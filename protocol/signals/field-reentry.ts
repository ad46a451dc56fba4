import type { FieldPayload, FormPayload } from "../form-events.ts";
import { detector } from "./detector.ts";
import { listIn, numbersIn } from "./read-state.ts";

/** How often fields of this page were changed and left, by node id, the oldest first. */
interface Stays {
  fields: Stay[];
  /** Of a form that was sent, until it shows whether it was taken. */
  sent: Stay[];
}

type Stay = [nodeId: number, count: number, firstMs: number];

const maxFields = 20;
/** Twice as many as are told are severe. */
const severeFactor = 2;

/** Fields that one comes back to for what they are made for. */
const comeBackTo: readonly string[] = [
  "search",
  "checkbox",
  "radio",
  "range",
  "color",
  "file",
  "contenteditable",
  "textarea",
];

export const fieldReentry = detector<Stays>({
  kind: "fieldReentry",
  concerns: ({ custom }) =>
    custom?.tag === "ph.field" || custom?.tag === "ph.form" || custom?.tag === "ph.page",
  read: ({ fields, sent }) => ({
    fields: listIn(fields, maxFields).flatMap(readField),
    sent: listIn(sent, maxFields).flatMap(readField),
  }),
  fold(state, { event, custom }, { fieldStays }) {
    if (custom?.tag === "ph.page") return { state: { fields: [], sent: [] }, findings: [] };
    if (custom?.tag === "ph.form") return { state: afterForm(state, custom.payload.action), findings: [] };
    if (custom?.tag !== "ph.field" || !isStruggle(custom.payload)) return { state, findings: [] };
    const { nodeId, selector, label, isInvalid, focusMs } = custom.payload;
    const before = state.fields.find(([id]) => id === nodeId);
    const count = (before?.[1] ?? 0) + 1;
    const firstMs = before?.[2] ?? event.timestamp;
    const others = state.fields.filter(([id]) => id !== nodeId);
    const stay: Stay = [nodeId, count, firstMs];
    const next = { ...state, fields: [...others, stay].slice(-maxFields) };
    if (count !== fieldStays && count !== severeFactor * fieldStays) return { state: next, findings: [] };
    const grown =
      count > fieldStays
        ? { severity: "severe" as const, isGrown: true as const }
        : { severity: "mild" as const };
    const invalid = isInvalid ? ", and it is still not valid" : "";
    const evidence = `A field was changed in ${count} stays, the last of ${focusMs} ms${invalid}; no form was taken in between`;
    const element = { selector: selector.slice(0, 200), text: label.slice(0, 80), nodeId };
    return { state: next, findings: [{ atMs: firstMs, element, evidence, ...grown }] };
  },
});

/** What is refused has not been entered well; what is not refused was taken. */
function afterForm({ fields, sent }: Stays, action: FormPayload["action"]): Stays {
  if (action === "submitted") return { fields: [], sent: fields };
  return action === "failed"
    ? { fields: [...sent, ...fields].slice(-maxFields), sent: [] }
    : { fields, sent };
}

/** Passing through by key, or emptying a field, is not entering something again. */
const isStruggle = ({ type, inputCount, isFilled }: FieldPayload): boolean =>
  inputCount > 0 && isFilled && !comeBackTo.includes(type);

function readField(value: unknown): Stay[] {
  if (!Array.isArray(value)) return [];
  const [nodeId, count, firstMs] = numbersIn(value, 3);
  return nodeId === undefined || count === undefined || firstMs === undefined
    ? []
    : [[nodeId, count, firstMs]];
}
