import { useEffect, useRef } from "react";

/** Tells a value once it has stood so long: what is typed is not asked for with every letter. */
export function useSettledValue<Value>(value: Value, afterMs: number, tell: (value: Value) => void): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
}
