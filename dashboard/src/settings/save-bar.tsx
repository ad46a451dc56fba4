import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { fieldWords } from "./field-words.ts";

interface SaveBarProps {
  /** Paths of what is not saved yet. */
  changed: readonly string[];
  isSaving: boolean;
  isValid: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** What waits to be saved, and the two ways on; in sight whatever is scrolled to. */
export function SaveBar({ changed, isSaving, isValid, onSave, onDiscard }: SaveBarProps) {
  const mayChange = useMay("admin");
  const words = changed.map(fieldWords).join(", ");
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-2 z-20 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 rounded-md border border-line-strong bg-raised px-4 py-2.5 shadow-float"
    >
      <p className="min-w-0 flex-1 basis-48 truncate" title={words} aria-live="polite">
        <span className="font-medium">Not saved:</span> {words}
        {!isValid && <span className="text-error"> Something above is not right yet.</span>}
      </p>
      <div className="flex gap-2">
        <Button onClick={onDiscard} disabled={isSaving}>
          Discard
        </Button>
        <Button look="primary" onClick={onSave} disabled={isSaving || !isValid || !mayChange}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
      </div>
    </section>
  );
}
