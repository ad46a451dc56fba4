import { useEffect, useRef } from "react";
import { rowForKey } from "./list-keys.ts";

interface RowKeys {
  count: number;
  /** Index of the row that keys act on; -1 for none. */
  current: number;
  onMove: (index: number) => void;
  /** X: selects the current row or lets go of it. */
  onSelect: () => void;
  /** Escape: lets go of all. */
  onLeave: () => void;
}

/** J, K and the arrows move over the rows from wherever the focus is, except in a field, a menu or a dialog. */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const isField = target?.closest(
        "input:not([type=checkbox]), textarea, select, [role=menu], [role=group]",
      );
      if (isField || target?.closest("[role=dialog]")) return;
      const { count, current, onMove, onSelect, onLeave } = latest.current;
      if (event.key === "Escape") return onLeave();
      if (event.key === "x") {
        event.preventDefault();
        return onSelect();
      }
      const next = rowForKey(event.key, current, count);
      if (next === null) return;
      event.preventDefault();
      onMove(next);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
