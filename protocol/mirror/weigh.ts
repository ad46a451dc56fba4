/** Quotes, colon and comma around a name and its value. */
export const fieldBytes = 6;

/** About the size of a value as JSON, in bytes; counts characters, and walks without recursion. */
export function weigh(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return fieldBytes;
  let bytes = 0;
  const open: object[] = [value];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const [name, field] of Object.entries(container)) {
      bytes += fieldBytes + (Array.isArray(container) ? 0 : name.length);
      if (typeof field === "string") bytes += field.length;
      else if (typeof field === "object" && field !== null) open.push(field);
    }
  }
  return bytes;
}
