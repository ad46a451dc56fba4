import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "../design/button.tsx";
import { CopyText } from "../design/copy-text.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { type IssueText, issueAddress } from "./issue-text.ts";

interface IssueDialogProps {
  websiteId: string;
  issue: IssueText;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** A new issue about the moment, to copy or to open in the tracker, whose address this browser remembers. */
export function IssueDialog({ websiteId, issue, isOpen, onOpen }: IssueDialogProps) {
  const kept = `playhead-tracker ${websiteId}`;
  const [tracker, setTracker] = useState(() => localStorage.getItem(kept) ?? "");
  const address = tracker === "" ? null : issueAddress(tracker, issue);
  return (
    <Dialog title="New issue" isOpen={isOpen} onOpen={onOpen} className="w-160">
      <p className="mb-2 font-medium">{issue.title}</p>
      <CopyText label="text" text={issue.body} />
      <Field
        className="mt-4"
        label="Your tracker's page for a new issue"
        placeholder="https://github.com/acme/shop/issues/new"
        hint="GitHub, GitLab, Linear, Jira and others that take title and text in the address."
        error={tracker !== "" && address === null ? "This is no address of a web page." : undefined}
        value={tracker}
        onChange={({ target }) => {
          setTracker(target.value);
          localStorage.setItem(kept, target.value);
        }}
      />
      <DialogActions>
        {address !== null && (
          <a href={address} target="_blank" rel="noopener noreferrer" className={buttonClass("primary")}>
            <ExternalLink className="size-3.5" aria-hidden="true" />
            Open it there
          </a>
        )}
      </DialogActions>
    </Dialog>
  );
}
