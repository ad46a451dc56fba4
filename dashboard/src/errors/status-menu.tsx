import { ChevronDown } from "lucide-react";
import type { ErrorChange, ErrorGroup } from "../../../protocol/api-errors.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";

interface StatusMenuProps {
  status: ErrorGroup["status"];
  isDisabled: boolean;
  onStatus: (status: ErrorChange["status"]) => void;
}

export const statusWords: Record<ErrorGroup["status"], string> = {
  open: "Open",
  resolved: "Resolved",
  ignored: "Ignored",
  regressed: "Came again",
};

const choices = [
  { value: "open", label: "Open" },
  { value: "resolved", label: "Resolved" },
  { value: "ignored", label: "Ignored" },
] as const;

/** What members make of an error. One that is resolved and comes again says so by itself. */
export function StatusMenu({ status, isDisabled, onStatus }: StatusMenuProps) {
  return (
    <ChoiceMenu<ErrorChange["status"]>
      label="Status"
      value={status === "regressed" ? "open" : status}
      choices={choices}
      onChange={onStatus}
    >
      <button
        type="button"
        disabled={isDisabled}
        aria-label={`Status: ${statusWords[status]}`}
        className={buttonClass("plain", status === "regressed" ? "h-7 px-2 text-error" : "h-7 px-2")}
      >
        {statusWords[status]}
        <ChevronDown className="size-3.5 text-muted" aria-hidden="true" />
      </button>
    </ChoiceMenu>
  );
}
