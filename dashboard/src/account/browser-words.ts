import Bowser from "bowser";

/** "Chrome on Windows", as far as the browser says what it is. */
export function browserWords(userAgent: string): string {
  if (userAgent === "") return "Unknown browser";
  const { browser, os } = Bowser.parse(userAgent);
  const known = [browser.name, os.name].filter((name) => name !== undefined && name !== "");
  return known.length === 0 ? userAgent.slice(0, 60) : known.join(" on ");
}
