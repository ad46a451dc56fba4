import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { maxShareHours, type NewShare, type Share } from "../../../protocol/api-shares.ts";
import { endShare, makeShare, sharesQuery } from "../api/shares.ts";
import { Button } from "../design/button.tsx";
import { CopyText } from "../design/copy-text.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { formatClock, formatCounted, formatMoment } from "../design/format.ts";
import { Segmented } from "../design/segmented.tsx";
import { SelectField } from "../design/select-field.tsx";
import type { SessionStretch } from "./session-stretch.ts";

interface ShareDialogProps {
  sessionId: string;
  tabId: string | null;
  /** The moment, or where the stretch begins and ends. */
  stretch: SessionStretch;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

const accesses = [
  { value: "members", label: "Members" },
  { value: "public", label: "Anybody with the link" },
] as const;
const day = 24;
const expiries = [
  { value: "1", label: "in an hour" },
  { value: String(day), label: "in a day" },
  { value: String(7 * day), label: "in a week" },
  { value: String(30 * day), label: "in 30 days" },
  { value: String(maxShareHours), label: "in 90 days" },
];

/** A link to a moment or a stretch: for members, or for anybody until it ends or is taken back. */
export function ShareDialog({ sessionId, tabId, stretch, isOpen, onOpen }: ShareDialogProps) {
  const [access, setAccess] = useState<NewShare["access"]>("members");
  const [hours, setHours] = useState(String(7 * day));
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (given: NewShare) => makeShare(sessionId, given),
    onSuccess: () => void queries.invalidateQueries({ queryKey: sharesQuery(sessionId).queryKey }),
    onError: (error) => toast.error("No link was made", { description: error.message }),
  });
  const isStretch = stretch.toMs > stretch.fromMs;
  const submit = () =>
    make.mutate({
      access,
      atMs: Math.round(stretch.fromMs),
      toMs: isStretch ? Math.round(stretch.toMs) : null,
      tabId,
      ...(access === "public" && { expiresInHours: Number(hours) }),
    });
  return (
    <Dialog
      title={
        isStretch
          ? `Share ${formatClock(stretch.fromMs)} to ${formatClock(stretch.toMs)}`
          : `Share from ${formatClock(stretch.fromMs)} on`
      }
      words={
        access === "members"
          ? "Opens for who is signed in to your organisation, as long as the session is kept."
          : "Opens for anybody, without sign-in. What is masked stays masked, and who the visitor is is not shown."
      }
      isOpen={isOpen}
      onOpen={(next) => {
        make.reset();
        onOpen(next);
      }}
    >
      <div className="flex flex-wrap items-end gap-4">
        <Segmented
          label="For whom"
          value={access}
          choices={accesses}
          onChange={(next) => {
            make.reset();
            setAccess(next);
          }}
        />
        {access === "public" && (
          <SelectField
            label="It ends"
            choices={expiries}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
            className="w-36"
          />
        )}
      </div>
      {make.data && (
        <div className="mt-4">
          <CopyText label="link" text={make.data.link} />
          {make.data.share && (
            <p className="mt-1.5 text-small text-muted">It is shown this once; copy it now.</p>
          )}
        </div>
      )}
      <DialogActions>
        <Button onClick={() => onOpen(false)}>Close</Button>
        <Button look="primary" onClick={submit} disabled={make.isPending || make.data !== undefined}>
          Make the link
        </Button>
      </DialogActions>
      {isOpen && <PublicLinks sessionId={sessionId} />}
    </Dialog>
  );
}

/** Those that open for anybody, and an end to each. */
function PublicLinks({ sessionId }: { sessionId: string }) {
  const shares = useQuery(sharesQuery(sessionId));
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (shareId: string) => endShare(sessionId, shareId),
    onSuccess: () => toast("The link opens nothing any more"),
    onError: (error) => toast.error("The link was not taken back", { description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: sharesQuery(sessionId).queryKey }),
  });
  if (shares.error) return <p role="alert">The public links could not be read: {shares.error.message}</p>;
  if (!shares.data || shares.data.shares.length === 0) return null;
  return (
    <section className="mt-5 border-t border-line pt-3" aria-label="Public links">
      <h3 className="mb-1 font-medium">Public links</h3>
      <ul>
        {shares.data.shares.map((share) => (
          <li key={share.shareId} className="flex items-center gap-3 py-1.5">
            <p className="min-w-0 flex-1">
              {placeWords(share)}
              <span
                className="block truncate text-small text-muted"
                title={formatMoment(new Date(share.expiresAt))}
              >
                {share.createdBy} · opened {formatCounted(share.openings, "time")} · ends{" "}
                {formatMoment(new Date(share.expiresAt))}
              </span>
            </p>
            <Button className="h-7 px-2" onClick={() => end.mutate(share.shareId)} disabled={end.isPending}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const placeWords = ({ atMs, toMs }: Share): string =>
  toMs === null ? `From ${formatClock(atMs)}` : `${formatClock(atMs)} to ${formatClock(toMs)}`;
