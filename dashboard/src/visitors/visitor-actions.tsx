import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Download, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { eraseSubject } from "../api/data.ts";
import { useMay } from "../api/use-may.ts";
import { visitorExportAddress, visitorQuery } from "../api/visitors.ts";
import { Button, buttonClass } from "../design/button.tsx";
import { Confirm } from "../design/confirm.tsx";
import { receiptWords } from "../design/receipt-words.ts";

interface VisitorActionsProps {
  websiteId: string;
  visitorId: string;
  name: string;
}

/** All that is kept of a visitor, to take along or to remove. */
export function VisitorActions({ websiteId, visitorId, name }: VisitorActionsProps) {
  const mayErase = useMay("erase");
  const [asksErase, setAsksErase] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseSubject(websiteId, "visitor", visitorId),
    onSuccess: async (receipt) => {
      toast("Erased", { description: receiptWords(receipt), duration: 12_000 });
      // Or the list would begin with what it knew.
      queries.removeQueries({ queryKey: ["sessions"] });
      await navigate({ to: "/websites/$websiteId/sessions", params: { websiteId } });
      queries.removeQueries({ queryKey: visitorQuery(websiteId, visitorId).queryKey });
    },
    onError: (error) => toast.error(`${name} was not erased`, { description: error.message }),
  });
  return (
    <>
      <a
        href={visitorExportAddress(websiteId, visitorId)}
        download
        className={buttonClass("plain", "max-lg:px-2")}
        title="All that is kept of this visitor, as a file"
      >
        <Download className="size-3.5 text-muted" aria-hidden="true" />
        <span className="max-lg:sr-only">Export</span>
      </a>
      <Button
        className="max-lg:px-2"
        disabled={!mayErase || erase.isPending}
        title={mayErase ? "Remove all that is kept of this visitor" : "Owners and admins erase."}
        onClick={() => setAsksErase(true)}
      >
        <Trash2 className="size-3.5 text-muted" aria-hidden="true" />
        <span className="max-lg:sr-only">{erase.isPending ? "Erasing…" : "Erase…"}</span>
      </Button>
      <Confirm
        title={`Erase ${name}?`}
        words="All sessions of this visitor on this website are removed everywhere, live ones too. It cannot be taken back."
        label="Erase the visitor"
        isOpen={asksErase}
        onOpen={setAsksErase}
        onConfirm={() => erase.mutate()}
      />
    </>
  );
}
