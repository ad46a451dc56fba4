import { useBlocker } from "@tanstack/react-router";
import { Confirm } from "../design/confirm.tsx";

interface LeaveGuardProps {
  websiteId: string;
  isOn: boolean;
}

/** Asks before what is not saved is lost. The other parts of the settings keep it. */
export function LeaveGuard({ websiteId, isOn }: LeaveGuardProps) {
  const own = `/websites/${websiteId}/settings/`;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => isOn && !next.pathname.startsWith(own),
    enableBeforeUnload: isOn,
    withResolver: true,
  });
  return (
    <Confirm
      title="Leave without saving?"
      words="What you have changed here is lost."
      label="Leave"
      isOpen={status === "blocked"}
      onOpen={(isOpen) => !isOpen && reset?.()}
      onConfirm={() => proceed?.()}
    />
  );
}
