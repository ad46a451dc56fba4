import { clsx } from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

const menuClass = "z-50 rounded-md border border-line bg-raised p-1 shadow-float";
export const menuEntryClass =
  "flex h-7 cursor-pointer items-center gap-2 rounded-[4px] px-2 text-dense outline-none data-[highlighted]:bg-hover";

/** Before each entry, so that all begin alike. */
export function ChosenMark() {
  return (
    <span className="w-4">
      <DropdownMenu.ItemIndicator>
        <Check className="size-3.5" aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

interface MenuProps {
  label: string;
  /** The control that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string;
  /** Told when it opens and closes. */
  onOpen?: (isOpen: boolean) => void;
}

/** Entries above or below what opens them. */
export function Menu(props: MenuProps) {
  const { label, trigger, children, side = "bottom", align = "start", className, onOpen } = props;
  return (
    <DropdownMenu.Root modal={false} {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={clsx(menuClass, className)}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
