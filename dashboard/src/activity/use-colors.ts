import { type RefObject, useLayoutEffect, useState } from "react";

type ColorName = "bars" | "muted" | "line" | "signal-rage" | "signal-form";
export type Colors = Record<ColorName, string>;

/** The tokens' colours as they are now, for a canvas, which knows no variables. */
export function useColors(element: RefObject<HTMLElement | null>, theme: string): Colors | null {
  const [colors, setColors] = useState<Colors | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    const read = () => {
      const { current } = element;
      if (current === null) return;
      const probe = current.appendChild(document.createElement("i"));
      const colorOf = (name: ColorName) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      };
      setColors({
        bars: colorOf("bars"),
        muted: colorOf("muted"),
        line: colorOf("line"),
        "signal-rage": colorOf("signal-rage"),
        "signal-form": colorOf("signal-form"),
      });
      probe.remove();
    };
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    return () => system.removeEventListener("change", read);
  }, [element, theme]);
  return colors;
}
