import type { ReactNode } from "react";

interface PageHeadingProps {
  title: string;
  /** Beside the title: what there is of it. */
  words?: ReactNode;
  /** What it is narrowed by, at the other end. */
  children?: ReactNode;
}

/** The line at the top of a page. */
export function PageHeading({ title, words, children }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 md:min-h-8 md:items-center">
        <h1 className="text-title font-semibold tracking-tight">{title}</h1>
        {words}
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:justify-between">
        {children}
      </div>
    </header>
  );
}
