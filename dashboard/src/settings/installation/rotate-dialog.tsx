import { useState } from "react";
import { maxGraceDays } from "../../../../protocol/api-websites.ts";
import { useChange } from "../../api/use-change.ts";
import { rotateSiteKey, siteKeysQuery } from "../../api/website-settings.ts";
import { Button } from "../../design/button.tsx";
import { Dialog, DialogActions } from "../../design/dialog.tsx";
import { NumberField } from "../../design/number-field.tsx";

interface RotateDialogProps {
  websiteId: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

const usualGraceDays = 7;

/** A new key, and for how long the ones before work beside it. */
export function RotateDialog({ websiteId, isOpen, onOpen }: RotateDialogProps) {
  const [graceDays, setGraceDays] = useState<number | undefined>(usualGraceDays);
  const isValid =
    graceDays !== undefined && Number.isInteger(graceDays) && graceDays >= 0 && graceDays <= maxGraceDays;
  const rotating = useChange({
    query: siteKeysQuery(websiteId),
    send: (days: number) => rotateSiteKey(websiteId, days),
    done: () => "The new site key works. Put its snippet into the page.",
    failed: "No new site key was made",
    onDone: () => onOpen(false),
  });
  return (
    <Dialog
      title="New site key"
      words="Pages carry the old key until you change them. It goes on working for as long as you say."
      isOpen={isOpen}
      onOpen={onOpen}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (graceDays !== undefined && isValid) rotating.mutate(graceDays);
        }}
      >
        <NumberField
          label="The old key works for another"
          unit="days"
          min={0}
          max={maxGraceDays}
          step={1}
          value={graceDays}
          onChange={setGraceDays}
          hint={graceDays === 0 ? "It ends at once: open pages stop within a minute." : undefined}
          error={isValid ? undefined : `A whole number from 0 to ${maxGraceDays}.`}
          className="max-w-56"
        />
        <DialogActions>
          <Button onClick={() => onOpen(false)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={!isValid || rotating.isPending}>
            {rotating.isPending ? "Making…" : "Make a new key"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
