export type KeyRow = readonly [keys: string, words: string];

/** Keys and what they do. */
export function KeyList({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
      {rows.map(([keys, words]) => (
        <div key={keys} className="contents">
          <dt className="font-mono text-[12px] text-muted">{keys}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
