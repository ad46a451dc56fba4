import { clsx } from "clsx";
import type { ComponentProps } from "react";

export type ButtonLook = "primary" | "plain" | "quiet" | "live" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover font-medium",
  plain: "border border-line bg-surface text-ink hover:bg-hover hover:border-line-strong",
  quiet: "text-muted hover:bg-hover hover:text-ink",
  live: "text-live hover:bg-hover",
  danger: "border border-error bg-surface font-medium text-error hover:bg-hover",
};

export const buttonClass = (look: ButtonLook, className?: string) =>
  clsx(
    "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 text-dense transition-colors",
    "disabled:pointer-events-none disabled:opacity-45",
    looks[look],
    className,
  );

interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
}

export function Button({ look = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}
