import { ExternalLink } from "lucide-react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { fillLinkTemplate } from "../../../protocol/link-template.ts";
import { buttonClass } from "../design/button.tsx";
import { webLink } from "../design/web-link.ts";

/** Where the website's own tools hold conversations, if it has said so. */
export function ConversationLink({ visitor, template }: { visitor: LiveVisitor; template: string | null }) {
  const { visitorId, contact } = visitor;
  const filled = template && fillLinkTemplate(template, { visitorId, contactId: contact?.id ?? null });
  const href = webLink(filled || "");
  if (href === null) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={buttonClass("quiet", "px-2")}
      title="Start a conversation, in a page of its own"
    >
      <ExternalLink className="size-3.5" aria-hidden="true" />
      <span className="max-xl:sr-only">Conversation</span>
    </a>
  );
}
