import type { LiveVisitor } from "../../../protocol/api-presence.ts";

type State = LiveVisitor["state"];

/** Why one cannot be watched; null for who can. */
export const markOf: Record<State, { label: string; why: string } | null> = {
  recorded: null,
  waiting: {
    label: "Not recorded yet",
    why: "The visit waits in the visitor's browser for a trigger, or for their first touch. There is nothing to watch until then.",
  },
  not_sampled: {
    label: "Not recorded: sampling",
    why: "The website's sampling leaves this visit out. There is nothing to watch.",
  },
};
