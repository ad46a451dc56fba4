import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

export const sectionLinkClass = clsx(
  "flex h-8 shrink-0 items-center rounded-md px-2.5 text-dense text-muted transition-colors hover:bg-hover hover:text-ink",
  "aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink",
);

interface SectionedPageProps {
  title: string;
  /** Links to its parts, in `sectionLinkClass`. */
  links: ReactNode;
  /** Of the part that is shown; also stands in the window's title. */
  partTitle: string;
  children: ReactNode;
}

/** A page of several parts: their names beside it, above it on a narrow screen. */
export function SectionedPage({ title, links, partTitle, children }: SectionedPageProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${partTitle} · ${title} · Playhead`;
    // On a narrow screen the names are more than fit.
    const current = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2;
  }, [partTitle, title]);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <header className="shrink-0 border-line bg-surface max-lg:border-b lg:w-52 lg:border-r lg:p-3">
        <h1 className="truncate text-title font-semibold tracking-tight max-lg:px-5 max-lg:pt-3 max-md:px-4 lg:mb-2 lg:px-2.5 lg:pt-1">
          {title}
        </h1>
        <nav
          ref={nav}
          aria-label={title}
          className="relative flex gap-0.5 max-lg:overflow-x-auto max-lg:px-3 max-lg:py-2 max-md:px-2 lg:flex-col"
        >
          {links}
        </nav>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-4xl flex-col gap-4 p-5 max-md:p-3">{children}</div>
      </div>
    </div>
  );
}
