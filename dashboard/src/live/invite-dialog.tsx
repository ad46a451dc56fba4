import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { toast } from "sonner";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { maxInviteChars } from "../../../protocol/limits.ts";
import { inviteVisitor } from "../api/presence.ts";
import { Button } from "../design/button.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { nameOf } from "../design/format.ts";

interface InviteDialogProps {
  websiteId: string;
  visitor: LiveVisitor;
  onClose: () => void;
}

const reached = {
  next_chunk: "The page hears of it with what the visitor does next.",
  next_page: "The page hears of it when the visitor opens another page or comes back to the tab.",
} as const;

/** Asks a visitor into a conversation, in a member's words. */
export function InviteDialog({ websiteId, visitor, onClose }: InviteDialogProps) {
  const [text, setText] = useState("");
  const fieldId = useId();
  const name = nameOf(visitor);
  const invite = useMutation({
    mutationFn: () => inviteVisitor(websiteId, visitor.visitorId, text.trim()),
    onSuccess: ({ reaches }) => {
      toast(`${name} is invited`, { description: reached[reaches] });
      onClose();
    },
  });
  return (
    <Dialog
      title={`Invite ${name}`}
      words={
        <>
          Your website's own code shows it, by{" "}
          <code className="font-mono text-dense">playhead.on("invite")</code>.
        </>
      }
      isOpen
      onOpen={(isOpen) => !isOpen && onClose()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <label htmlFor={fieldId} className="mb-1 block font-medium">
          What it says
        </label>
        <textarea
          id={fieldId}
          value={text}
          maxLength={maxInviteChars}
          rows={3}
          placeholder="May I help you with the checkout?"
          onChange={({ target }) => setText(target.value)}
          className="w-full resize-y rounded-md border border-line bg-surface px-2.5 py-1.5 placeholder:text-muted"
        />
        {invite.error && (
          <p role="alert" className="mt-2 text-error">
            {invite.error.message}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={text.trim() === "" || invite.isPending}>
            Invite
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
