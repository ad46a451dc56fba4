import { isJsonObject } from "../../protocol/json-object.ts";
import { integer, object, text } from "../../protocol/read-fields.ts";
import type { Frustration, Invite } from "../api.ts";

/** Signals that only the server could find; one without an id or a kind is none. */
export function readSignals(value: unknown): Frustration[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  return listed.filter(isJsonObject).flatMap((fields) => {
    const { selector, text: label } = object(fields.element);
    const signal: Frustration = {
      id: text(fields.id),
      kind: text(fields.kind),
      severity: fields.severity === "severe" ? "severe" : "mild",
      atMs: integer(fields.atMs),
      url: text(fields.url),
      evidence: text(fields.evidence),
      element: isJsonObject(fields.element) ? { selector: text(selector), text: text(label) } : null,
    };
    return signal.id && signal.kind ? [signal] : [];
  });
}

/** What a member sent; null when they sent nothing. */
export function readInvite(value: unknown): Invite | null {
  if (!isJsonObject(value)) return null;
  return {
    ...(typeof value.url === "string" && { url: text(value.url) }),
    ...(typeof value.text === "string" && { text: text(value.text) }),
  };
}
