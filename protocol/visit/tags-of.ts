import type { Mark, TagEdit } from "./visit-facts.ts";

/** A session's tags, in order: the page's, less those that members took off, and those they put on. */
export function tagsOf(marks: readonly Mark[], edits: readonly TagEdit[]): string[] {
  const edited = new Map(edits);
  const ofPage = marks.flatMap(([kind, value]) => (kind === "tag" && edited.get(value) !== 0 ? [value] : []));
  const ofMembers = edits.flatMap(([tag, isOn]) => (isOn === 1 ? [tag] : []));
  return [...new Set([...ofPage, ...ofMembers])].sort();
}
