import { useQuery } from "@tanstack/react-query";
import { MessageCircle, UserRound } from "lucide-react";
import type { Session } from "../../../protocol/api.ts";
import { fillLinkTemplate } from "../../../protocol/link-template.ts";
import { settingsQuery } from "../api/website-settings.ts";
import { buttonClass } from "./button.tsx";
import { webLink } from "./web-link.ts";

interface OutsideLinksProps {
  session: Pick<Session, "websiteId" | "visitorId" | "contact" | "conversation">;
}

/** The website's own pages about this visitor, where it has told of them or has templates for them. */
export function OutsideLinks({ session }: OutsideLinksProps) {
  const { websiteId, contact, conversation } = session;
  const { data } = useQuery({ ...settingsQuery(websiteId), staleTime: 60_000, retry: false });
  const values = {
    contactId: contact?.id,
    conversationId: conversation?.id,
    visitorId: session.visitorId,
    sessionUrl: location.href,
  };
  const links = data?.settings.links;
  const filled = (template: string | null | undefined) => template && fillLinkTemplate(template, values);
  const contactHref = webLink(contact?.url || filled(links?.contactUrl) || "");
  const conversationHref = webLink(conversation?.url || filled(links?.conversationUrl) || "");
  return (
    <>
      {contactHref && <Outside href={contactHref} label="Contact" Icon={UserRound} />}
      {conversationHref && <Outside href={conversationHref} label="Conversation" Icon={MessageCircle} />}
    </>
  );
}

function Outside({ href, label, Icon }: { href: string; label: string; Icon: typeof UserRound }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={buttonClass("plain", "max-lg:px-2")}
      title={`${label}, in a page of its own`}
    >
      <Icon className="size-3.5 text-muted" aria-hidden="true" />
      <span className="max-lg:sr-only">{label}</span>
    </a>
  );
}
