import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import type { Add, AttributeChange, Remove, TextChange } from "./serialized-node.ts";

interface MutationData {
  texts: readonly TextChange[];
  attributes: readonly AttributeChange[];
  removes: readonly Remove[];
  adds: readonly Add[];
  isAttachIframe?: true;
}

const nothing: MutationData = { texts: [], attributes: [], removes: [], adds: [] };

/** What is left out has not changed. */
export const mutation = (data: Partial<MutationData>, atMs: number): ReplayEvent => ({
  type: eventType.incremental,
  data: { source: incrementalSource.mutation, ...nothing, ...data },
  timestamp: atMs,
});
