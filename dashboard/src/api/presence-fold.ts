import { type LiveVisitor, presenceMessage } from "../../../protocol/api-presence.ts";

/**
 * Who is there once something was told, who came last first.
 * @returns null for what this version does not know, such as `pong`
 */
export function withPresence(visitors: readonly LiveVisitor[], text: string): readonly LiveVisitor[] | null {
  const told = presenceMessage.safeParse(jsonOf(text));
  if (!told.success) return null;
  const message = told.data;
  if (message.type === "list") return newestFirst(message.visitors);
  const changed = new Set([...message.visitors.map(({ visitorId }) => visitorId), ...message.gone]);
  return newestFirst([...visitors.filter(({ visitorId }) => !changed.has(visitorId)), ...message.visitors]);
}

/** Those who came together stay in one order. */
const newestFirst = (visitors: readonly LiveVisitor[]): readonly LiveVisitor[] =>
  visitors.toSorted(
    (one, other) => other.since.localeCompare(one.since) || one.visitorId.localeCompare(other.visitorId),
  );

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
