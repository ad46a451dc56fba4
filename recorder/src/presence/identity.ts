import type { PresentContact } from "../../../protocol/presence.ts";
import { object, text } from "../../../protocol/read-fields.ts";
import { guarded } from "../../guard.ts";
import type { Handover } from "../../handover.ts";

/** As the server takes it. */
const maxChars = 256;

/** @param said to `identify()`; null when that names nobody */
export function readContact(said: unknown): PresentContact | null {
  const fields = object(said);
  const word = (value: unknown): string => text(value).slice(0, maxChars);
  const contact = { id: word(fields.id), name: word(fields.name), email: word(fields.email) };
  return Object.values(contact).some(Boolean) ? contact : null;
}

/** Hears what the page says, and has said, by `identify()`; the recorder hears it all the same. */
export function hearIdentity(
  { told = [] }: Pick<Handover, "told">,
  onIdentity: (said: unknown) => void,
): void {
  const api = window.playhead;
  if (!api) return;
  const hear = guarded(onIdentity);
  for (const [name, said] of told) if (name === "identify") hear(said);
  const { identify } = api;
  api.identify = (visitor) => {
    identify(visitor);
    hear(visitor);
  };
}
