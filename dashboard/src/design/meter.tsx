import { formatCount } from "./format.ts";

interface MeterProps {
  label: string;
  used: number;
  /** Null: any number. */
  allowed: number | null;
  /** Behind the number. */
  words: string;
}

/** How much of what is allowed is used. */
export function Meter({ label, used, allowed, words }: MeterProps) {
  const share = allowed === null || allowed === 0 ? 0 : Math.min(1, used / allowed);
  return (
    <div>
      <p className="text-muted">{label}</p>
      <p>
        <span className="text-title font-semibold">{formatCount(used)}</span>{" "}
        <span className="text-muted">{words}</span>
      </p>
      {allowed !== null && (
        <div
          // The number above it says the same.
          aria-hidden="true"
          className="mt-2 h-1.5 overflow-hidden rounded-full bg-line"
        >
          <div
            className={`h-full rounded-full ${share >= 0.9 ? "bg-error" : "bg-ink"}`}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
    </div>
  );
}
