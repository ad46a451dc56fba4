import { useEffect, useRef } from "react";

/** Calls `act` with the last value once none has come for `afterMs`. Browsers refuse a URL that changes with every frame of a drag. */
export function useSettled<Value>(act: (value: Value) => void, afterMs: number): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (value) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value), afterMs);
  };
}
