import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { Tooltip } from "./tooltip.tsx";

interface IconButtonProps extends ComponentProps<"button"> {
  /** Its accessible name and its tooltip. */
  label: string;
  keys?: string;
}

export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} {...(keys === undefined ? {} : { keys })}>
      <button
        type="button"
        aria-label={label}
        className={clsx(
          "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-45 [&_svg]:size-4",
          className,
        )}
        {...rest}
      />
    </Tooltip>
  );
}
