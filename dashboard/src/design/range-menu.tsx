import { CalendarRange, ChevronDown } from "lucide-react";
import type { RangeName } from "../url-state.ts";
import { buttonClass } from "./button.tsx";
import { ChoiceMenu } from "./choice-menu.tsx";
import { rangeLabel, ranges } from "./range.ts";

/** Of which time a page tells. */
export function RangeMenu({ range, onRange }: { range: RangeName; onRange: (range: RangeName) => void }) {
  return (
    <ChoiceMenu label="Date range" value={range} choices={ranges} onChange={onRange}>
      <button type="button" className={buttonClass("plain")}>
        <CalendarRange className="size-3.5 text-muted" aria-hidden="true" />
        {rangeLabel(range)}
        <ChevronDown className="size-3.5 text-muted" aria-hidden="true" />
      </button>
    </ChoiceMenu>
  );
}
