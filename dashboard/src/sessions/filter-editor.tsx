import { useEffect, useRef, useState } from "react";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import type { ListSearch } from "../url-state.ts";
import { FacetEditor } from "./facet-editor.tsx";
import { inputClass } from "./filter-looks.ts";
import { type ValueFilter, withoutKeys } from "./value-filters.ts";

interface FilterEditorProps {
  websiteId: string;
  filter: ValueFilter;
  search: ListSearch;
  /** The search with the value; it closes the editor. */
  onSearch: (search: ListSearch) => void;
}

/** Where a filter's value is chosen or typed; one can type at once. */
export function FilterEditor(props: FilterEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={box}>
      <Editor {...props} />
    </div>
  );
}

function Editor({ websiteId, filter, search, onSearch }: FilterEditorProps) {
  const { editor, label } = filter;
  switch (editor.type) {
    case "facet":
      return (
        <FacetEditor
          websiteId={websiteId}
          label={label}
          of={editor.of}
          range={search.range ?? "7d"}
          onValue={(value) => onSearch({ ...search, [editor.key]: value })}
        />
      );
    case "text":
      return (
        <TextEditor
          label={label}
          placeholder={editor.placeholder}
          value={search[editor.key] ?? ""}
          onValue={(value) => onSearch(withValue(search, editor.key, value))}
        />
      );
    case "duration":
      return <DurationEditor search={search} onSearch={onSearch} />;
    case "days":
      return (
        <NumberEditor
          label="Not seen for days, at least"
          value={search.notSeenForDays}
          onValue={(days) =>
            onSearch(
              days === null ? withoutKeys(search, ["notSeenForDays"]) : { ...search, notSeenForDays: days },
            )
          }
        />
      );
  }
}

const withValue = (search: ListSearch, key: keyof ListSearch, value: string): ListSearch =>
  value.trim() === "" ? withoutKeys(search, [key]) : { ...search, [key]: value.trim() };

function TextEditor(props: {
  label: string;
  placeholder: string;
  value: string;
  onValue: (value: string) => void;
}) {
  const [value, setValue] = useState(props.value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onValue(value);
      }}
    >
      <input
        aria-label={props.label}
        placeholder={props.placeholder}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        className={inputClass}
      />
      <Apply />
    </form>
  );
}

/** Empty means none. */
const secondsOf = (text: string): number | null => (text === "" ? null : Math.max(0, Number(text)));

function DurationEditor({
  search,
  onSearch,
}: {
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}) {
  const told = (ms: number | undefined) => (ms === undefined ? "" : String(ms / 1_000));
  const [least, setLeast] = useState(told(search.minDurationMs));
  const [most, setMost] = useState(told(search.maxDurationMs));
  const apply = () => {
    const [min, max] = [secondsOf(least), secondsOf(most)];
    onSearch({
      ...withoutKeys(search, ["minDurationMs", "maxDurationMs"]),
      ...(min !== null && { minDurationMs: Math.round(min * 1_000) }),
      ...(max !== null && { maxDurationMs: Math.round(max * 1_000) }),
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <div className="flex gap-2 p-2 pb-1">
        <Field
          label="At least, seconds"
          type="number"
          min={0}
          value={least}
          onChange={({ target }) => setLeast(target.value)}
          className="min-w-0 flex-1"
        />
        <Field
          label="At most, seconds"
          type="number"
          min={0}
          value={most}
          onChange={({ target }) => setMost(target.value)}
          className="min-w-0 flex-1"
        />
      </div>
      <Apply />
    </form>
  );
}

function NumberEditor(props: {
  label: string;
  value: number | undefined;
  onValue: (value: number | null) => void;
}) {
  const [value, setValue] = useState(String(props.value ?? ""));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onValue(value === "" ? null : Math.max(1, Math.round(Number(value))));
      }}
    >
      <div className="p-2 pb-1">
        <Field
          label={props.label}
          type="number"
          min={1}
          max={400}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      </div>
      <Apply />
    </form>
  );
}

function Apply() {
  return (
    <div className="flex justify-end p-1">
      <Button type="submit" look="primary" className="h-7 px-2.5">
        Apply
      </Button>
    </div>
  );
}
