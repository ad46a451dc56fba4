import { incrementalSource } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { pushRuleChange } from "./rule-changes.ts";
import { fieldBytes, weigh } from "./weigh.ts";

/** A style sheet made by script: all its rules are known, so that most changes need not be kept as changes. */
export interface ConstructedSheet {
  /** A sheet can be adopted only within the document it was made for. */
  documentId: number;
  /** Where the rules are kept instead, when they were told by reference. */
  ref: string | null;
  rules: string[];
  /** Changes after `rules` that rules do not show: of declarations, of nested rules, of the whole text. */
  changes: JsonObject[];
}

/** Constructed style sheets by rrweb's style id. */
export class ConstructedSheets {
  readonly #byId = new Map<number, ConstructedSheet>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get all(): Iterable<[styleId: number, sheet: ConstructedSheet]> {
    return this.#byId;
  }

  clear(): void {
    this.#byId.clear();
    this.#bytes = 0;
  }

  /**
   * @param style `{ styleId, rules: [{ rule, index }] }`, as rrweb tells a sheet at its first adoption; in place of the
   * rules a reference to them, see `asset-refs.ts`
   */
  define(documentId: number, style: JsonObject): void {
    const { styleId, rules } = style;
    if (typeof styleId !== "number") return;
    const known = this.#byId.get(styleId);
    if (known !== undefined) this.#bytes -= weigh(known.rules) + weigh(known.changes);
    const sheet: ConstructedSheet = {
      documentId,
      ref: typeof rules === "string" ? rules : null,
      rules: [],
      changes: [],
    };
    this.#byId.set(styleId, sheet);
    if (sheet.ref === null) this.change({ source: incrementalSource.styleSheetRule, styleId, adds: rules });
  }

  /** @param change data of rrweb's `StyleSheetRule` or `StyleDeclaration` event that names a style id */
  change(change: JsonObject): void {
    const sheet = typeof change.styleId === "number" ? this.#byId.get(change.styleId) : undefined;
    if (sheet === undefined) return;
    if (typeof change.replace === "string" || typeof change.replaceSync === "string") {
      this.#bytes += weigh(change) - weigh(sheet.rules) - weigh(sheet.changes);
      sheet.ref = null;
      sheet.rules = [];
      sheet.changes = [change];
    } else if (sheet.ref !== null || sheet.changes.length > 0 || !isOfWholeRules(change)) {
      this.#bytes += pushRuleChange(sheet.changes, change);
    } else {
      this.#bytes += changeRules(sheet.rules, change);
    }
  }
}

function isOfWholeRules({ source, adds, removes }: JsonObject): boolean {
  if (source !== incrementalSource.styleSheetRule) return false;
  return [...listed(adds), ...listed(removes)].every(({ index }) => !Array.isArray(index));
}

/**
 * As the player does it: an index past the end is the end, one that is missing is 0, a wrong one changes nothing.
 * @returns by how many bytes the rules grew
 */
function changeRules(rules: string[], { adds, removes }: JsonObject): number {
  let bytes = 0;
  for (const { rule, index } of listed(adds)) {
    if (typeof rule !== "string") continue;
    const at = typeof index === "number" ? Math.min(index, rules.length) : 0;
    if (at < 0) continue;
    rules.splice(at, 0, rule);
    bytes += fieldBytes + rule.length;
  }
  for (const { index } of listed(removes)) {
    if (typeof index !== "number" || index < 0) continue;
    for (const rule of rules.splice(index, 1)) bytes -= fieldBytes + rule.length;
  }
  return bytes;
}

const listed = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);
