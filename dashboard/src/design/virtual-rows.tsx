import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

interface VirtualRowsProps<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How high a row is, px; of rows that differ, how high most are. */
  rowPx: number;
  label: string;
  /** Index of the row that is kept in sight as it changes; -1 for none. */
  inView?: number;
  onScrollByHand?: () => void;
  /** Stands above the rows and scrolls with them. */
  before?: ReactNode;
  after?: ReactNode;
  children: (row: Row, index: number) => ReactNode;
}

/** A list that scrolls, of which only the rows in sight are in the page. */
export function VirtualRows<Row>(props: VirtualRowsProps<Row>) {
  const { rows, keyOf, rowPx, inView = -1, onScrollByHand } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 12,
  });
  useEffect(() => {
    if (inView >= 0) virtual.scrollToIndex(inView, { align: "auto" });
  }, [virtual, inView]);
  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto"
      onWheel={onScrollByHand}
      onTouchMove={onScrollByHand}
    >
      {props.before}
      <ol aria-label={props.label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {props.children(row, index)}
            </li>
          );
        })}
      </ol>
      {props.after}
    </div>
  );
}
