import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { newInvitation } from "../../../protocol/api-accounts.ts";
import type { Role } from "../../../protocol/rights.ts";
import { invitationsQuery, invite } from "../api/organisation.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { CopyText } from "../design/copy-text.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Section } from "../design/section.tsx";
import { SelectField } from "../design/select-field.tsx";
import { roleChoices, roleWords } from "./role-words.ts";

interface Handed {
  email: string;
  link: string;
}

/** Asks somebody in by e-mail; where no mail goes out, the link is shown to hand on. */
export function InviteForm() {
  const [handed, setHanded] = useState<Handed | null>(null);
  const mayErase = useMay("erase");
  const form = useForm<{ email: string; role: Role }>({
    resolver: zodResolver(newInvitation),
    defaultValues: { email: "", role: "member" },
  });
  const role = form.watch("role");
  const sending = useChange({
    query: invitationsQuery,
    send: invite,
    done: ({ email }) => `${email} is invited`,
    failed: "The invitation was not sent",
    onDone: ({ link }, { email }) => {
      form.reset();
      if (link !== null) setHanded({ email, link });
    },
  });
  return (
    <Section title="Invite somebody" words="The link works for seven days, once.">
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => sending.mutate(given))}
        className="flex flex-wrap items-start gap-3"
      >
        <Field
          label="E-mail"
          type="email"
          autoComplete="off"
          placeholder="ada@example.com"
          className="min-w-56 flex-1"
          error={form.formState.errors.email && "An e-mail address, such as ada@example.com."}
          {...form.register("email")}
        />
        <SelectField
          label="Role"
          choices={mayErase ? roleChoices : roleChoices.filter(({ value }) => value !== "owner")}
          hint={roleWords[role].words}
          className="w-64 max-sm:w-full"
          {...form.register("role")}
        />
        <Button
          type="submit"
          look="primary"
          disabled={sending.isPending}
          className="mt-[25px] h-9 max-sm:mt-0 max-sm:w-full"
        >
          {sending.isPending ? "Inviting…" : "Invite"}
        </Button>
      </form>
      <Dialog
        title="Hand on the link"
        words={`This deployment sends no mail. Give the link to ${handed?.email}: it is shown this once.`}
        isOpen={handed !== null}
        onOpen={(isOpen) => !isOpen && setHanded(null)}
      >
        {handed && <CopyText label="the invitation's link" text={handed.link} />}
      </Dialog>
    </Section>
  );
}
