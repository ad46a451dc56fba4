import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { Field } from "./field.tsx";

interface ConfirmProps {
  title: string;
  /** What will be lost, and whether it can be taken back. */
  words: ReactNode;
  /** Says what is done: "Remove Ada", not "OK". */
  label: string;
  /** Has to be typed first. */
  typeFirst?: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onConfirm: () => void;
}

/** Asked before what cannot be taken back. */
export function Confirm({ title, words, label, typeFirst, isOpen, onOpen, onConfirm }: ConfirmProps) {
  const [typed, setTyped] = useState("");
  const change = (next: boolean) => {
    setTyped("");
    onOpen(next);
  };
  return (
    <Dialog title={title} words={words} isOpen={isOpen} onOpen={change}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change(false);
          onConfirm();
        }}
      >
        {typeFirst !== undefined && (
          <Field
            label={
              <>
                Type <span className="font-medium text-ink">{typeFirst}</span> to go on
              </>
            }
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
          />
        )}
        <DialogActions>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button
            type="submit"
            look="danger"
            disabled={typeFirst !== undefined && typed.trim() !== typeFirst.trim()}
          >
            {label}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
