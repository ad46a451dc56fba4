import { zodResolver } from "@hookform/resolvers/zod";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { newWebsite } from "../../../protocol/api-websites.ts";
import { websitesQuery } from "../api/account.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { createWebsite } from "../api/website-settings.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/notice.tsx";
import { Section } from "../design/section.tsx";
import { originOf } from "./origin-of.ts";

/** A name and where the website is served from: all it takes. */
export function NewWebsitePage() {
  const mayCreate = useMay("admin");
  useEffect(() => {
    document.title = "Create website · Playhead";
  }, []);
  if (!mayCreate) return <Notice title="Websites are created by owners and admins">Ask one of them.</Notice>;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-xl flex-col gap-4 p-5 max-md:p-3">
        <h1 className="px-1 text-title font-semibold tracking-tight">Create website</h1>
        <NewWebsiteForm />
      </div>
    </div>
  );
}

function NewWebsiteForm() {
  const navigate = useNavigate();
  const form = useForm<{ name: string; origin: string }>({
    resolver: zodResolver(newWebsite),
    defaultValues: { name: "", origin: "" },
  });
  const { errors } = form.formState;
  const making = useChange({
    query: websitesQuery,
    send: createWebsite,
    failed: "The website was not created",
    onDone: ({ website }) =>
      void navigate({
        to: "/websites/$websiteId/welcome",
        params: { websiteId: website.websiteId },
      }),
  });
  const origin = form.register("origin");
  return (
    <Section title="The website" words="Both can be changed later, and more origins added.">
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => making.mutate(given))}
        className="flex flex-col gap-4"
      >
        <Field
          label="Name"
          placeholder="Shop"
          error={errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
        <Field
          label="Address"
          inputMode="url"
          autoComplete="url"
          placeholder="https://shop.example"
          hint="Where its pages are served from. *.shop.example stands for all subdomains."
          error={errors.origin && "An origin, such as https://shop.example."}
          {...origin}
          onBlur={(event) => {
            form.setValue("origin", originOf(event.target.value), { shouldValidate: true });
            void origin.onBlur(event);
          }}
        />
        <Button type="submit" look="primary" disabled={making.isPending} className="h-9 self-start">
          {making.isPending ? "Creating…" : "Create website"}
        </Button>
      </form>
    </Section>
  );
}
