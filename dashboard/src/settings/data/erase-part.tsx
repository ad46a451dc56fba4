import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { eraseSubject, receiptQuery } from "../../api/data.ts";
import { useMay } from "../../api/use-may.ts";
import { Button } from "../../design/button.tsx";
import { Confirm } from "../../design/confirm.tsx";
import { Field } from "../../design/field.tsx";
import { Section } from "../../design/section.tsx";
import { SelectField } from "../../design/select-field.tsx";
import { Receipt } from "./receipt.tsx";

const kinds = [
  { value: "visitor", label: "Visitor", placeholder: "vis_…", hint: "As a session's page panel has it." },
  {
    value: "contact",
    label: "Contact",
    placeholder: "4711",
    hint: "The id that your page gives to identify().",
  },
] as const;

/** Removes all that is kept of somebody, and says what that was. */
export function ErasePart({ websiteId }: { websiteId: string }) {
  const mayErase = useMay("erase");
  const [kind, setKind] = useState<(typeof kinds)[number]>(kinds[0]);
  const [id, setId] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const erasing = useMutation({
    mutationFn: (given: { kind: "visitor" | "contact"; id: string }) =>
      eraseSubject(websiteId, given.kind, given.id),
    onSuccess: () => setId(""),
  });
  const { data: later } = useQuery({
    ...receiptQuery(erasing.data?.receiptId ?? ""),
    enabled: erasing.data !== undefined && erasing.data.completedAt === null,
  });
  const receipt = later ?? erasing.data;
  return (
    <Section
      title="Erase somebody"
      words="All of their sessions on this website, live ones too, from everywhere. It cannot be taken back."
    >
      <fieldset
        disabled={!mayErase}
        title={mayErase ? undefined : "Owners and admins erase."}
        className="flex flex-wrap items-start gap-3"
      >
        <SelectField
          label="Who"
          className="w-32"
          value={kind.value}
          choices={kinds}
          onChange={({ target }) => setKind(kinds.find(({ value }) => value === target.value) ?? kinds[0])}
        />
        <Field
          label={`Id of the ${kind.value}`}
          placeholder={kind.placeholder}
          hint={kind.hint}
          autoComplete="off"
          className="min-w-56 flex-1"
          value={id}
          onChange={({ target }) => setId(target.value)}
        />
        <Button
          look="danger"
          className="mt-[25px] h-9"
          disabled={id.trim() === "" || erasing.isPending}
          onClick={() => setIsAsked(true)}
        >
          {erasing.isPending ? "Erasing…" : "Erase"}
        </Button>
      </fieldset>
      {erasing.error && (
        <p role="alert" className="text-error">
          {erasing.error.message}
        </p>
      )}
      {receipt && <Receipt receipt={receipt} />}
      <Confirm
        title={`Erase ${kind.value} ${id.trim()}?`}
        words="All of their sessions on this website are removed for everybody. It cannot be taken back."
        label="Erase"
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => erasing.mutate({ kind: kind.value, id: id.trim() })}
      />
    </Section>
  );
}
