import type { ReactNode } from "react";

/** What is known of one thing, as names and values. */
export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-5">
      <h2 className="mb-1.5 font-medium">{title}</h2>
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>
    </div>
  );
}

/** Left out when it is not known. */
export function Fact({
  name,
  isMono = false,
  children,
}: {
  name: string;
  isMono?: boolean;
  children: ReactNode;
}) {
  if (children === "") return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={isMono ? "break-all font-mono text-[12px]" : "break-words"}>{children}</dd>
    </>
  );
}
