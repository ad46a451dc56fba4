import { type SettingsDocument, settingsDocument } from "../../../protocol/api-website-settings.ts";
import { changedPaths } from "../../../protocol/changed-paths.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";

const withPruned = (document: SettingsDocument) => ({
  ...document,
  recorder: pruned(document.recorder) ?? {},
});

function pruned(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const said = Object.entries(value)
    .map(([name, one]) => [name, pruned(one)] as const)
    .filter(([, one]) => one !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** A valid document without what its recorder's settings do not say: what is absent is as the product has it. */
export const prunedDocument = (document: SettingsDocument): SettingsDocument =>
  settingsDocument.parse(withPruned(document));

/** Paths of what differs, such as `recorder.privacy.level`. */
export const documentChange = (before: SettingsDocument, after: SettingsDocument): string[] =>
  changedPaths(withPruned(before), withPruned(after));

/** What stands at a path; undefined where nothing does. */
export const valueAt = (document: SettingsDocument, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), withPruned(document));

/** `theirs` with what stands at these paths in `mine`. */
export function rebased(theirs: SettingsDocument, mine: SettingsDocument, paths: string[]): SettingsDocument {
  const next: unknown = structuredClone(withPruned(theirs));
  for (const path of paths) put(next, path.split("."), valueAt(mine, path));
  return settingsDocument.parse(next);
}

function put(target: unknown, [name = "", ...rest]: string[], value: unknown): void {
  if (!isJsonObject(target)) return;
  if (rest.length === 0) {
    if (value === undefined) delete target[name];
    else target[name] = value;
    return;
  }
  if (!isJsonObject(target[name])) target[name] = {};
  put(target[name], rest, value);
}
