import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  /** What it decides, in a sentence or two. */
  words?: ReactNode;
  /** Stands beside the title. */
  action?: ReactNode;
  children?: ReactNode;
}

/** A part of a page of settings: what it is about, and below its controls. */
export function Section({ title, words, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 max-md:px-4">
        <div className="min-w-0 max-w-2xl">
          <h2 id={id} className="text-prose font-semibold">
            {title}
          </h2>
          {words !== undefined && <div className="mt-0.5 text-muted">{words}</div>}
        </div>
        {action}
      </div>
      <div className="flex flex-col gap-5 px-5 pb-5 pt-4 empty:pt-0 max-md:px-4">{children}</div>
    </section>
  );
}
