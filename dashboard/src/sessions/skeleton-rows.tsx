import { rowClass } from "./session-row.tsx";

/** Widths of the addresses, no two alike, as in a real list. */
const widths = ["w-24", "w-40", "w-32", "w-52", "w-28", "w-44", "w-36", "w-56", "w-48", "w-20"];

/** The list before its first answer, each row as high as a real one. */
export function SkeletonRows() {
  return (
    <div role="status" aria-label="Loading sessions">
      {widths.map((width) => (
        <div key={width} className={rowClass} aria-hidden="true">
          <span />
          <span className="h-2.5 w-20 animate-wait rounded bg-line" />
          <span
            className={`h-2.5 animate-wait rounded bg-line max-md:order-last max-md:col-start-2 ${width}`}
          />
          <span className="max-md:hidden" />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
