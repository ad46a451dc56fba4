import { MessageSquareText, Share2 } from "lucide-react";
import { useState } from "react";
import type { Session } from "../../../protocol/api.ts";
import { useMay } from "../api/use-may.ts";
import { buttonClass } from "../design/button.tsx";
import { OutsideLinks } from "../design/outside-links.tsx";
import type { ListSearch } from "../url-state.ts";
import { IssueDialog } from "./issue-dialog.tsx";
import { type IssueText, issueText } from "./issue-text.ts";
import type { HappenedMoment } from "./moments.ts";
import type { PlayerStore } from "./player-state.ts";
import { SessionMenu } from "./session-menu.tsx";
import type { SessionStretch } from "./session-stretch.ts";
import { ShareDialog } from "./share-dialog.tsx";

interface SessionActionsProps {
  session: Session;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  /** Null: the first. */
  tabId: string | null;
  /** What was marked on the timeline. */
  stretch: SessionStretch | null;
  listSearch: ListSearch;
  linkTo: (tMs: number) => string;
  onNote: () => void;
}

/** What a member does about a session. */
export function SessionActions(props: SessionActionsProps) {
  const { session, store } = props;
  const mayWrite = useMay("write");
  const [shared, setShared] = useState<SessionStretch | null>(null);
  const [issue, setIssue] = useState<IssueText | null>(null);
  const here = () => store.get().tMs;
  return (
    <>
      <OutsideLinks session={session} />
      <button
        type="button"
        className={buttonClass("plain", "max-lg:px-2")}
        title="Share this moment, or the stretch that is marked"
        disabled={!mayWrite}
        onClick={() => setShared(props.stretch ?? { fromMs: here(), toMs: here() })}
      >
        <Share2 className="size-3.5 text-muted" aria-hidden="true" />
        <span className="max-lg:sr-only">Share</span>
      </button>
      <button
        type="button"
        className={buttonClass("plain", "max-lg:px-2 max-sm:hidden")}
        title="Write a note at this moment"
        onClick={props.onNote}
      >
        <MessageSquareText className="size-3.5 text-muted" aria-hidden="true" />
        <span className="max-lg:sr-only">Note</span>
      </button>
      <SessionMenu
        session={session}
        listSearch={props.listSearch}
        onIssue={() => setIssue(issueText(session, props.moments, here(), props.linkTo(here())))}
      />
      {shared && (
        <ShareDialog
          sessionId={session.sessionId}
          tabId={props.tabId}
          stretch={shared}
          isOpen
          onOpen={() => setShared(null)}
        />
      )}
      {issue && (
        <IssueDialog websiteId={session.websiteId} issue={issue} isOpen onOpen={() => setIssue(null)} />
      )}
    </>
  );
}
