/** What the four apps of the corpus have in common: what a server says, and what breaks. */

export const isDetails = (): boolean => location.pathname.endsWith("/details");

export async function ask(ms: number): Promise<string> {
  const { text } = await (await fetch(`/answer?ms=${ms}`)).json();
  return text;
}

export function boom(): void {
  throw new TypeError("Cannot read properties of undefined (reading 'price')");
}

/** Breaks with what a server has answered, where nobody catches it. */
export async function failLater(): Promise<void> {
  await ask(300);
  boom();
}

/** @returns what is wrong; null when the server has taken it */
export async function join(values: FormData): Promise<string | null> {
  if (!String(values.get("mail")).includes("@")) return "That is no mail address";
  const status = values.get("name") === "taken" ? 422 : 200;
  const { ok } = await fetch(`/answer?ms=200&status=${status}`, { method: "POST" });
  return ok ? null : "That name is taken";
}
