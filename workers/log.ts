/**
 * The one door to the platform's log: a line of JSON, so that it can be filtered by field.
 * Never pass what a visitor typed or saw.
 */
export function logError(what: string, error: unknown, fields: Record<string, string | number> = {}): void {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ what, reason, ...fields }));
}
