import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Download, Ellipsis, FileWarning, Pin, PinOff, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { toast } from "sonner";
import type { Session } from "../../../protocol/api.ts";
import { replayQuery } from "../api/replay.ts";
import { eraseSession, exportAddress, pinSession } from "../api/session-changes.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { Confirm } from "../design/confirm.tsx";
import { IconButton } from "../design/icon-button.tsx";
import { Menu, menuEntryClass } from "../design/menu.tsx";
import { receiptWords } from "../design/receipt-words.ts";
import type { ListSearch } from "../url-state.ts";

interface SessionMenuProps {
  session: Session;
  listSearch: ListSearch;
  onIssue: () => void;
}

/** What is done with a session now and then. */
export function SessionMenu({ session, listSearch, onIssue }: SessionMenuProps) {
  const { sessionId, websiteId, pinnedAt } = session;
  const mayWrite = useMay("write");
  const mayErase = useMay("erase");
  const [asksErase, setAsksErase] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const pin = useChange({
    query: replayQuery(sessionId),
    send: (isPinned: boolean) => pinSession(sessionId, isPinned),
    expect: (replay, isPinned) => ({
      ...replay,
      session: { ...replay.session, pinnedAt: isPinned ? replay.session.startedAt : null },
    }),
    done: (isPinned) => (isPinned ? "Kept past its days" : "It expires with its days"),
    failed: pinnedAt === null ? "The session was not pinned" : "The session is still pinned",
  });
  const erase = useMutation({
    mutationFn: () => eraseSession(sessionId),
    onSuccess: async (receipt) => {
      toast("Erased", { description: receiptWords(receipt), duration: 12_000 });
      queries.removeQueries({ queryKey: replayQuery(sessionId).queryKey });
      await navigate({ to: "/websites/$websiteId/sessions", params: { websiteId }, search: listSearch });
    },
    onError: (error) => toast.error("The session was not erased", { description: error.message }),
  });
  return (
    <>
      <Menu
        label="More"
        align="end"
        trigger={
          <IconButton label="More">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        <DropdownMenu.Item
          className={entryClass}
          disabled={!mayWrite || pin.isPending}
          onSelect={() => pin.mutate(pinnedAt === null)}
        >
          {pinnedAt === null ? <Pin aria-hidden="true" /> : <PinOff aria-hidden="true" />}
          {pinnedAt === null ? "Keep past its days" : "Let it expire"}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={entryClass} onSelect={onIssue}>
          <FileWarning aria-hidden="true" />
          New issue about this moment…
        </DropdownMenu.Item>
        <DropdownMenu.Item className={entryClass} asChild>
          <a href={exportAddress(sessionId)} download>
            <Download aria-hidden="true" />
            Export as a file
          </a>
        </DropdownMenu.Item>
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <DropdownMenu.Item
          className={`${entryClass} text-error`}
          disabled={!mayErase || erase.isPending}
          onSelect={() => setAsksErase(true)}
        >
          <Trash2 aria-hidden="true" />
          Erase…
        </DropdownMenu.Item>
      </Menu>
      <Confirm
        title="Erase this session?"
        words="What was recorded of it is removed everywhere: from the archive, from the list, and from the visit itself if it still goes on. It cannot be taken back."
        label="Erase the session"
        isOpen={asksErase}
        onOpen={setAsksErase}
        onConfirm={() => erase.mutate()}
      />
    </>
  );
}

const entryClass = `${menuEntryClass} data-[disabled]:pointer-events-none data-[disabled]:opacity-45 [&_svg]:size-3.5`;
