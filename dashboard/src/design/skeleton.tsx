import { clsx } from "clsx";

/** A bar where a text will stand. */
export const SkeletonBar = ({ className }: { className: string }) => (
  <span className={clsx("block h-2.5 max-w-full animate-wait rounded bg-line", className)} />
);

interface SkeletonTableProps {
  /** What is loaded. */
  label: string;
  rows: number;
  /** Of one row, as the real ones have it. */
  rowClass: string;
}

/** Rows before the first answer, as high as the real ones. */
export function SkeletonTable({ label, rows, rowClass }: SkeletonTableProps) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={index} className={clsx("flex items-center gap-4", rowClass)} aria-hidden="true">
          <SkeletonBar className="w-48" />
          <SkeletonBar className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
