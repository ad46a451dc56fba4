import { useState } from "react";
import { useSettledValue } from "./use-settled-value.ts";

const typingMs = 250;

/**
 * A text that somebody types to narrow what is shown.
 * @param kept what the address says
 * @param tell is told another text once it has stood for a moment
 */
export function useTyped(kept: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(kept);
  useSettledValue(typed, typingMs, (text) => {
    if (text !== kept) tell(text);
  });
  return [typed, setTyped];
}
