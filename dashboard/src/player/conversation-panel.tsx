import { ExternalLink } from "lucide-react";
import { Notice } from "../design/notice.tsx";
import { webLink } from "../design/web-link.ts";
import { type HappenedMoment, lastAtOrBefore, toldIn } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { SeekRow } from "./seek-row.tsx";

interface ConversationPanelProps {
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

/** What the visitor asked an assistant on the page, and the conversations that the page told of. */
export function ConversationPanel({ moments, store, onSeek }: ConversationPanelProps) {
  const conversations = toldIn(moments, "ph.conversation");
  const prompts = toldIn(moments, "ph.prompt");
  const current = usePlayerState(store, (state) => lastAtOrBefore(prompts, state.tMs));
  if (conversations.length + prompts.length === 0)
    return (
      <Notice title="No conversation">
        The website told of none: it does so by <code className="font-mono text-dense">conversation()</code>,
        and of what a visitor asks an assistant by <code className="font-mono text-dense">prompt()</code>.
      </Notice>
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {conversations.map(({ key, tMs, payload }) => (
        <SeekRow key={key} tMs={tMs} isCurrent={false} onSeek={onSeek} more={<Outside url={payload.url} />}>
          <span className="font-medium">Conversation</span>
          <span className="min-w-0 break-all font-mono text-[12px] text-muted">{payload.id}</span>
        </SeekRow>
      ))}
      <ol aria-label="Prompts">
        {prompts.map(({ key, tMs, payload }, index) => (
          <li key={key}>
            <SeekRow tMs={tMs} isCurrent={index === current} onSeek={onSeek}>
              <span className="min-w-0 whitespace-pre-wrap break-words">{payload.text}</span>
            </SeekRow>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Outside({ url }: { url: string }) {
  const href = webLink(url);
  if (href === null) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="ml-13 mt-1 inline-flex items-center gap-1.5 underline"
    >
      Open it <ExternalLink className="size-3.5" aria-hidden="true" />
    </a>
  );
}
