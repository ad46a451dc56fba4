import { Search } from "lucide-react";

interface SearchFieldProps {
  /** Its accessible name, and its words while it is empty. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A field that narrows what stands below it. Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 text-muted">
      <Search className="size-3.5 shrink-0" aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={`${label}…`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onChange("");
        }}
        className="h-7 min-w-0 flex-1 rounded-[4px] bg-transparent px-1 text-ink -outline-offset-2 placeholder:text-muted"
      />
    </span>
  );
}
