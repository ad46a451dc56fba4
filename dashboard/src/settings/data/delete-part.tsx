import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { toast } from "sonner";
import { websitesQuery } from "../../api/account.ts";
import { useMay } from "../../api/use-may.ts";
import { deleteWebsite } from "../../api/website-settings.ts";
import { Button } from "../../design/button.tsx";
import { Confirm } from "../../design/confirm.tsx";
import { Section } from "../../design/section.tsx";

/** Takes the website away with all that is kept of it. */
export function DeletePart({ websiteId }: { websiteId: string }) {
  const isAdmin = useMay("admin");
  const isEraser = useMay("erase");
  const mayDelete = isAdmin && isEraser;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data } = useQuery(websitesQuery);
  const name = data?.websites.find((one) => one.websiteId === websiteId)?.name ?? "";
  const [isAsked, setIsAsked] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteWebsite(websiteId),
    onSuccess: async ({ receiptId }) => {
      toast(`${name} is deleted`, { description: `Its sessions are being erased: receipt ${receiptId}` });
      queryClient.setQueryData(websitesQuery.queryKey, {
        websites: data?.websites.filter((one) => one.websiteId !== websiteId) ?? [],
      });
      await navigate({ to: "/" });
    },
    onError: (error) => toast.error(`${name} was not deleted`, { description: error.message }),
  });
  return (
    <Section
      title="Delete the website"
      words="Recording ends at once, its keys fail, and all of its sessions are erased. It cannot be taken back."
    >
      <Button
        look="danger"
        className="self-start"
        disabled={!mayDelete || name === "" || deleting.isPending}
        title={mayDelete ? undefined : "Owners and admins delete websites."}
        onClick={() => setIsAsked(true)}
      >
        {deleting.isPending ? "Deleting…" : `Delete ${name}`}
      </Button>
      <Confirm
        title={`Delete ${name}?`}
        words="All of its sessions, notes, tags and settings go with it, for everybody."
        label="Delete the website"
        typeFirst={name}
        isOpen={isAsked}
        onOpen={setIsAsked}
        onConfirm={() => deleting.mutate()}
      />
    </Section>
  );
}
