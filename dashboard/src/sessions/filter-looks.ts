/** Looks of what opens to choose a filter or its value. */
export const popoverClass =
  "z-50 w-72 max-w-[calc(100vw-1rem)] rounded-md border border-line bg-raised p-1 shadow-float";
export const inputClass =
  "h-8 w-full rounded-[4px] border-b border-line bg-transparent px-2 text-ink -outline-offset-2 placeholder:text-muted max-md:text-[16px]";
export const listClass =
  "max-h-[min(20rem,calc(var(--radix-popover-content-available-height)-2.5rem))] overflow-y-auto overscroll-contain pt-1";
export const groupClass =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-muted";
export const entryClass =
  "flex h-7 cursor-pointer items-center gap-2 rounded-[4px] px-2 text-dense data-[selected=true]:bg-hover";
