import { useEffect } from "react";

interface FrameKeys {
  onPalette: () => void;
  onHelp: () => void;
}

/** Ctrl-K or ⌘-K from anywhere, also from a field; `?` unless somebody is typing or the page has its own. */
export function useFrameKeys({ onPalette, onHelp }: FrameKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      const target = event.target instanceof Element ? event.target : null;
      const isTyping = target?.closest("input, textarea, select, [contenteditable], [role=dialog]");
      if (event.key === "?" && !isTyping) onHelp();
    };
    // Behind the document's listeners, so that a page's own keys come first.
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onPalette, onHelp]);
}
