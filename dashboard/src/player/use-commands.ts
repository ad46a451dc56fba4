import { useEffect, useRef } from "react";
import { commandFor, focusOf, type PlayerCommand } from "./keys.ts";

/** Obeys the player's keys, wherever the focus is in the page. */
export function useCommands(obey: (command: PlayerCommand) => void) {
  const latest = useRef(obey);
  useEffect(() => {
    latest.current = obey;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandFor({
        key: event.key,
        shiftKey: event.shiftKey,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        focus: focusOf(event.target),
      });
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
