import * as z from "zod";
import { signalKinds } from "./signals/signal.ts";

/** What members say of signals, as schemas; see `api.ts`. */

export const signalVerdict = z.object({
  wrong: z
    .boolean()
    .describe(
      "True: signals of its kind at its element are no problem on this website. False takes that back.",
    ),
});
export type SignalVerdict = z.infer<typeof signalVerdict>;

export const silencedSignal = z.object({
  kind: z.enum(signalKinds),
  element: z.string().describe("Pattern of the page's path, a space, and the element's selector."),
  by: z.enum(["member", "learned"]).describe("A member's word, or what most sessions have shown."),
  why: z.string().describe("What was learned, in words; empty for a member's word."),
  saidBy: z
    .string()
    .nullable()
    .describe("The member's mail address, or `API key`; null when it was learned."),
  saidAt: z.iso.datetime().nullable().describe("Null when it was learned."),
});
export const silencedPlace = silencedSignal.pick({ kind: true, element: true });

export const silencedSignalList = z.object({
  silenced: z.array(silencedSignal).describe("Members' words first, the last of them first."),
});
export type SilencedSignalList = z.infer<typeof silencedSignalList>;
