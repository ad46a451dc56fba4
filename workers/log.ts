/**
 * The one door to the platform's log: a line of JSON, so that it can be filtered by field.
 * Never pass what a visitor typed or saw.
 */
export function logError(what: string, error: unknown, fields: Record<string, string | number> = {}): void {
  console.error(JSON.stringify({ what, reason: reasonOf(error), ...fields }));
}

/** Where no mail can be sent, on a local start: its log is the mailbox. */
export function printMail({ to, subject, text }: { to: string; subject: string; text: string }): void {
  console.log(`Mail to ${to}: ${subject}\n${text}`);
}

/** The cause where there is one: drizzle's own message repeats the values of the query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
