import { incrementalSource } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { weigh } from "./weigh.ts";

/** How far back a declaration is looked for that the new one makes void: an animation sets few properties in turn. */
const maxLookedBack = 64;

/**
 * Adds a change of a style sheet's rules to those that came before. What it undoes goes: pages that animate by script
 * set one declaration thousands of times, or insert a rule only to delete it.
 * @returns by how many bytes the list grew, or, when negative, shrank
 */
export function pushRuleChange(changes: JsonObject[], change: JsonObject): number {
  const last = changes.at(-1);
  if (last !== undefined && takesBack(last, change)) {
    changes.pop();
    return -weigh(last);
  }
  changes.push(change);
  return weigh(change) - forgetVoid(changes, change);
}

/** Whether the change deletes exactly the rule that the one before it inserted. */
function takesBack(last: JsonObject, change: JsonObject): boolean {
  const added = onlyOne(last.adds);
  const removed = onlyOne(change.removes);
  if (added === null || removed === null) return false;
  if (isListed(last.removes) || isListed(change.adds) || isText(change.replace) || isText(change.replaceSync))
    return false;
  return typeof added.index === "number" && added.index === removed.index;
}

/** @returns the size of the earlier declaration of the same property of the same rule, which is gone then */
function forgetVoid(changes: JsonObject[], change: JsonObject): number {
  const name = declarationName(change);
  if (name === null) return 0;
  const from = Math.max(0, changes.length - 1 - maxLookedBack);
  for (let at = changes.length - 2; at >= from; at--) {
    const earlier = changes[at];
    // A rule that came or went in between gives the later numbers another meaning.
    if (earlier === undefined || earlier.source !== incrementalSource.styleDeclaration) return 0;
    if (declarationName(earlier) !== name) continue;
    changes.splice(at, 1);
    return weigh(earlier);
  }
  return 0;
}

function declarationName({ source, index, set, remove }: JsonObject): string | null {
  if (source !== incrementalSource.styleDeclaration) return null;
  if (isJsonObject(set) === isJsonObject(remove)) return null;
  const property = isJsonObject(set) ? set.property : isJsonObject(remove) ? remove.property : null;
  return typeof property === "string" ? `${JSON.stringify(index)} ${property}` : null;
}

const onlyOne = (list: unknown): JsonObject | null =>
  Array.isArray(list) && list.length === 1 && isJsonObject(list[0]) ? list[0] : null;
const isListed = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
const isText = (value: unknown): boolean => typeof value === "string";
