import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { type ApiKeyMade, newApiKey } from "../../../protocol/api-accounts.ts";
import { type Scope, scopes } from "../../../protocol/rights.ts";
import { apiKeysQuery, makeApiKey } from "../api/organisation.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { CopyText } from "../design/copy-text.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Section } from "../design/section.tsx";

const scopeWords: Record<Scope, string> = {
  read: "Lists, replays, exports",
  write: "Tags, notes, imports",
  erase: "Erases sessions, visitors, contacts",
  admin: "Members, keys, settings",
};

/** A new key, and the key itself this once. */
export function KeyForm() {
  const [made, setMade] = useState<ApiKeyMade | null>(null);
  const form = useForm<{ name: string; scopes: Scope[] }>({
    resolver: zodResolver(newApiKey),
    defaultValues: { name: "", scopes: ["read"] },
  });
  const { errors } = form.formState;
  const making = useChange({
    query: apiKeysQuery,
    send: makeApiKey,
    failed: "The key was not made",
    onDone: (answer) => {
      form.reset();
      setMade(answer);
    },
  });
  return (
    <Section title="Make an API key" words="Give it no more rights than its program needs.">
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => making.mutate(given))}
        className="flex flex-col gap-4"
      >
        <Field
          label="Name"
          placeholder="What uses it, such as “Nightly export”"
          className="max-w-96"
          error={errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
        <fieldset className="min-w-0">
          <legend className="mb-1.5 text-muted">Rights</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {scopes.map((scope) => (
              <ScopeBox key={scope} scope={scope} {...form.register("scopes")} />
            ))}
          </div>
          {errors.scopes && <p className="mt-1 text-small text-error">A key needs at least one right.</p>}
        </fieldset>
        <Button type="submit" look="primary" disabled={making.isPending} className="h-9 self-start">
          {making.isPending ? "Making…" : "Make the key"}
        </Button>
      </form>
      <Dialog
        title={`The key ${made?.key.name ?? ""}`}
        words="It is shown this once: only its hash is kept. Copy it to where it is used."
        isOpen={made !== null}
        onOpen={(isOpen) => !isOpen && setMade(null)}
      >
        {made && <CopyText label="the API key" text={made.apiKey} />}
      </Dialog>
    </Section>
  );
}

interface ScopeBoxProps extends React.ComponentProps<"input"> {
  scope: Scope;
}

/** Nobody gives a key a right that they have not. */
function ScopeBox({ scope, ...input }: ScopeBoxProps) {
  const mayGive = useMay(scope);
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="checkbox"
        value={scope}
        disabled={!mayGive}
        title={mayGive ? undefined : "You have not got this right yourself."}
        className="mt-0.5 size-4 accent-(--ink)"
        {...input}
      />
      <span>
        <span className="block font-medium">{scope}</span>
        <span className="block text-muted">{scopeWords[scope]}</span>
      </span>
    </label>
  );
}
