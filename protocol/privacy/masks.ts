/** As wide for every value, so that not even its length leaves the page. */
export const fieldMask = "********";

/** Types whose field takes no free text: these stand for a value in one, and the field plays back as filled. */
const typedMasks: Readonly<Record<string, string>> = {
  number: "0000",
  range: "50",
  color: "#808080",
  date: "2000-01-01",
  "datetime-local": "2000-01-01T00:00",
  month: "2000-01",
  week: "2000-W01",
  time: "00:00",
  // A script may set nothing else here; a player would fail on it.
  file: "",
};

/** @param type of the input, lower-case; empty for other fields */
export const maskField = (value: string, type: string): string =>
  value === "" ? "" : (typedMasks[type] ?? fieldMask);

const word = "•••••";
/** Enough to keep a paragraph's room. */
const maxWords = 100;

/** Every word becomes one of fixed width, so that the page keeps about its layout; white space around stays. */
export function maskWords(text: string): string {
  const words = text.match(/\S+/g);
  if (words === null) return text;
  const shown = words.slice(0, maxWords).fill(word).join(" ");
  return (text === text.trimStart() ? "" : " ") + shown + (text === text.trimEnd() ? "" : " ");
}
