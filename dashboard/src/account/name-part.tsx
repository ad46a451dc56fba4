import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { ownName } from "../../../protocol/api-accounts.ts";
import { meQuery } from "../api/account.ts";
import { changeName } from "../api/own-account.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Section } from "../design/section.tsx";

/** By which name others see the person. */
export function NamePart() {
  const { data: me } = useQuery(meQuery);
  const form = useForm<{ name: string }>({
    resolver: zodResolver(ownName),
    values: { name: me?.name ?? "" },
  });
  const changing = useChange({
    query: meQuery,
    send: changeName,
    expect: (kept, name) => ({ ...kept, name }),
    done: (name) => `You are ${name} now`,
    failed: "The name stays as it was",
  });
  return (
    <Section title="Name" words={`Shown to the other members. You sign in as ${me?.email ?? "…"}.`}>
      <form
        noValidate
        onSubmit={form.handleSubmit(({ name }) => changing.mutate(name))}
        className="flex items-start gap-3"
      >
        <Field
          label="Your name"
          autoComplete="name"
          className="max-w-80 flex-1"
          error={form.formState.errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
        <Button type="submit" className="mt-[25px] h-9" disabled={!form.formState.isDirty}>
          Save
        </Button>
      </form>
    </Section>
  );
}
