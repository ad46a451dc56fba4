import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../design/button.tsx";

interface DoorFormProps {
  /** Fields by their names, as typed. */
  onSubmit: (value: (name: string) => string) => void;
  label: string;
  labelWhilePending: string;
  isPending: boolean;
  error: Error | null;
  children: ReactNode;
}

/** Fields, one button, and below it what went wrong, in the server's words. */
export function DoorForm(props: DoorFormProps) {
  const errorId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    props.onSubmit((name) => String(fields.get(name) ?? ""));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-describedby={errorId}>
      {props.children}
      <Button look="primary" type="submit" disabled={props.isPending} className="mt-1 h-9">
        {props.isPending ? props.labelWhilePending : props.label}
      </Button>
      <p id={errorId} role="alert" className="min-h-5 text-center text-dense text-error">
        {props.error?.message}
      </p>
    </form>
  );
}
