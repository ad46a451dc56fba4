import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Search, UserRound } from "lucide-react";
import { useState } from "react";
import { parseVisitorId } from "../../../protocol/ids.ts";
import { contactQuery, contactsQuery } from "../api/contacts.ts";
import { visitorName } from "../design/format.ts";
import { useSettledValue } from "../design/use-settled-value.ts";
import type { ListSearch } from "../url-state.ts";
import type { PaletteEntry } from "./palette-groups.ts";

const settleMs = 200;
const minChars = 2;

/** Contacts that what is typed speaks of, and apart from them the sessions of whoever is called so. */
export function usePeople(
  websiteId: string | null,
  typed: string,
): { contacts: PaletteEntry[]; anybody: PaletteEntry[] } {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [settled, setSettled] = useState("");
  useSettledValue(typed.trim(), settleMs, setSettled);
  const { data } = useQuery({
    ...contactsQuery(websiteId ?? "", settled),
    enabled: websiteId !== null && settled.length >= minChars,
  });
  const text = typed.trim();
  if (websiteId === null || text.length < minChars) return { contacts: [], anybody: [] };
  const goTo = (search: ListSearch) =>
    void navigate({ to: "/websites/$websiteId/sessions", params: { websiteId }, search });
  const visit = (visitorId: string) =>
    void navigate({ to: "/websites/$websiteId/visitors/$visitorId", params: { websiteId, visitorId } });
  /** A contact may be several visitors, one a browser: the one seen last. All of them stand in the list. */
  const visitContact = async (contactId: string) => {
    const seen = await queries.fetchQuery(contactQuery(websiteId, contactId)).catch(() => null);
    const [newest] = seen?.sessions ?? [];
    if (newest) visit(newest.visitorId);
    else goTo({ contactId });
  };
  const visitorId = parseVisitorId(text);
  const contacts = (data?.contacts ?? []).map(({ id, name, email }) => ({
    id: `contact ${id}`,
    label: [name || id, email].filter((one) => one !== "").join(" · "),
    Icon: UserRound,
    also: [text, id],
    act: () => void visitContact(id),
  }));
  const anybody: PaletteEntry = {
    id: "who",
    label: `Sessions of “${text}”`,
    Icon: Search,
    also: [text, "visitor", "contact"],
    isLast: true,
    act: () => goTo({ who: text }),
  };
  if (visitorId === null) return { contacts, anybody: [anybody] };
  const visitor: PaletteEntry = {
    id: "visitor",
    label: visitorName(visitorId),
    Icon: UserRound,
    also: [text],
    act: () => visit(visitorId),
  };
  return { contacts: [visitor, ...contacts], anybody: [anybody] };
}
