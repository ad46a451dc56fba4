import { clsx } from "clsx";

/** Look of everything one can go to in the rail; in the bottom bar of a phone the words stand under the icon. */
export const railEntryClass = clsx(
  "flex min-w-0 items-center gap-2.5 rounded-md px-2.5 text-dense text-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0",
  "md:h-8 md:w-full max-md:h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:px-1 max-md:text-small",
  "md:max-xl:justify-center md:max-xl:px-0 md:max-xl:[&>span]:sr-only",
  "aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink",
);
