import { rowClass } from "./session-row.tsx";

const rows = ["w-24", "w-40", "w-32", "w-52", "w-28", "w-44", "w-36", "w-24", "w-48", "w-32"];

/** The list before its first answer, each row as high as a real one. */
export function SkeletonRows() {
  return (
    <div role="status" aria-label="Loading sessions">
      {rows.map((width, index) => (
        <div key={`${index}-${width}`} className={rowClass} aria-hidden="true">
          <span />
          <span className="h-2.5 w-20 animate-wait rounded bg-line" />
          <span
            className={`h-2.5 animate-wait rounded bg-line max-md:order-last max-md:col-start-2 ${width}`}
          />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
          <span className="h-2.5 animate-wait rounded bg-line max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
