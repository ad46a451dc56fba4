import { type RefObject, useEffect } from "react";

/** Scrolls the list's box so that a row is seen; -1 for none. */
export function useRowInView(list: RefObject<HTMLElement | null>, index: number, follows = true): void {
  useEffect(() => {
    const row = follows && index >= 0 ? list.current?.children[index] : undefined;
    const scroller = list.current?.parentElement;
    if (!(row instanceof HTMLElement) || !scroller) return;
    // Not `scrollIntoView`, which on a phone would scroll the whole page to the panel.
    const isInView =
      row.offsetTop >= scroller.scrollTop &&
      row.offsetTop + row.offsetHeight <= scroller.scrollTop + scroller.clientHeight;
    if (!isInView) scroller.scrollTop = row.offsetTop - scroller.clientHeight / 3;
  }, [list, index, follows]);
}
