import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Tag, Trash2, X } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { eraseSession } from "../api/session-changes.ts";
import { tagSessions } from "../api/tags.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { Confirm } from "../design/confirm.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { formatCounted } from "../design/format.ts";
import { IconButton } from "../design/icon-button.tsx";

interface SelectionBarProps {
  websiteId: string;
  sessionIds: readonly string[];
  /** What was asked for is done, or nothing is wanted any more. */
  onDone: () => void;
}

/** What can be done with the sessions that are selected. */
export function SelectionBar({ websiteId, sessionIds, onDone }: SelectionBarProps) {
  const mayWrite = useMay("write");
  const mayErase = useMay("erase");
  const [asks, setAsks] = useState<"tag" | "erase" | null>(null);
  const queries = useQueryClient();
  const many = formatCounted(sessionIds.length, "session");
  const renew = () => void queries.invalidateQueries({ queryKey: ["sessions"] });

  const tag = useMutation({
    mutationFn: (name: string) => tagSessions(websiteId, { sessionIds: [...sessionIds], add: [name] }),
    onSuccess: (tagged, name) => {
      toast(`${formatCounted(tagged.length, "session")} tagged ${name}`);
      onDone();
    },
    onError: (error) => toast.error("The tag was not written", { description: error.message }),
    onSettled: renew,
  });
  const erase = useMutation({
    mutationFn: async () => {
      for (const sessionId of sessionIds) await eraseSession(sessionId);
    },
    onSuccess: () => {
      toast(`${many} erased`, { description: "Everywhere, and for good." });
      onDone();
    },
    onError: (error) => toast.error("Not all of them were erased", { description: error.message }),
    onSettled: renew,
  });

  return (
    <div
      role="toolbar"
      aria-label="Selected sessions"
      className="flex h-12 shrink-0 items-center gap-2 border-t border-line bg-raised px-5 max-md:px-4"
    >
      <span role="status" className="font-medium">
        {many} selected
      </span>
      <div className="ml-auto flex items-center gap-2">
        <Button onClick={() => setAsks("tag")} disabled={!mayWrite || tag.isPending}>
          <Tag className="size-3.5" aria-hidden="true" />
          Tag
        </Button>
        <Button look="danger" onClick={() => setAsks("erase")} disabled={!mayErase || erase.isPending}>
          <Trash2 className="size-3.5" aria-hidden="true" />
          {erase.isPending ? "Erasing…" : "Erase"}
        </Button>
        <IconButton label="Select none" keys="Esc" onClick={onDone}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <TagDialog
        many={many}
        isOpen={asks === "tag"}
        onOpen={() => setAsks(null)}
        onTag={(name) => {
          setAsks(null);
          tag.mutate(name);
        }}
      />
      <Confirm
        title={`Erase ${many}?`}
        words="What was recorded of them is removed everywhere: from the archive, from the list, and from sessions that still go on. It cannot be taken back."
        label={`Erase ${many}`}
        isOpen={asks === "erase"}
        onOpen={() => setAsks(null)}
        onConfirm={() => erase.mutate()}
      />
    </div>
  );
}

interface TagDialogProps {
  many: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onTag: (name: string) => void;
}

function TagDialog({ many, isOpen, onOpen, onTag }: TagDialogProps) {
  const [name, setName] = useState("");
  return (
    <Dialog title={`Tag ${many}`} isOpen={isOpen} onOpen={onOpen} className="w-96">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onTag(name.trim());
          setName("");
        }}
      >
        <Field
          label="Tag"
          hint="A word or two to find them by."
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={100}
        />
        <DialogActions>
          <Button onClick={() => onOpen(false)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={name.trim() === ""}>
            Tag {many}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
