import { isJsonObject } from "./json-object.ts";

/**
 * Paths of the fields in which two JSON values differ, such as `recorder.privacy.level`, in the order of the alphabet. A
 * list differs as a whole.
 */
export function changedPaths(before: unknown, after: unknown, path = ""): string[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) =>
      changedPaths(before[name], after[name], path === "" ? name : `${path}.${name}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}
