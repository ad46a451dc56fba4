const maxDepth = 3;
const maxEntries = 10;
const maxTextChars = 300;
export const maxArgumentChars = 1_000;

/**
 * A console argument as a short text. No getter and no `toString` or `toJSON` of the page is called, so that telling
 * of a line does nothing that logging it would not.
 */
export function serialiseArgument(value: unknown): string {
  // A text stands for itself; within an object it is quoted.
  const text = typeof value === "string" ? value : write(value, 0);
  return text.slice(0, maxArgumentChars);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case "string":
      return quoted(value.slice(0, maxTextChars));
    case "bigint":
      return `${value}n`;
    case "function":
      return `ƒ ${String(ownValue(value, "name") ?? "")}`;
    case "object":
      return value === null ? "null" : writeObject(value, depth);
    default:
      return String(value);
  }
}

function writeObject(value: object, depth: number): string {
  if (value instanceof Error) {
    return String(ownValue(value, "stack") ?? `${value.name}: ${value.message}`).slice(0, maxArgumentChars);
  }
  if (value instanceof Element) return `<${value.localName}${value.id && `#${value.id}`}>`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const isList = Array.isArray(value);
  if (depth >= maxDepth) return isList ? "[…]" : "{…}";
  const names = isList
    ? [...value.slice(0, maxEntries).keys()].map(String)
    : Object.keys(value).slice(0, maxEntries);
  const entries = names.map((name) => {
    const text = write(ownValue(value, name), depth + 1);
    return isList ? text : `${name}: ${text}`;
  });
  const length = isList ? value.length : Object.keys(value).length;
  if (length > entries.length) entries.push("…");
  const inside = entries.join(", ");
  return isList ? `[${inside}]` : `${classOf(value)}{${inside}}`;
}

/** Not by `JSON.stringify`, which asks a `toJSON` that the page may have given to all texts. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;

/** A value that stands there; not what a getter would compute. */
const ownValue = (owner: object, name: string): unknown =>
  Object.getOwnPropertyDescriptor(owner, name)?.value;

function classOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  const maker =
    typeof prototype === "object" && prototype !== null ? ownValue(prototype, "constructor") : null;
  const name = typeof maker === "function" ? ownValue(maker, "name") : null;
  return typeof name === "string" && name !== "Object" ? `${name} ` : "";
}
