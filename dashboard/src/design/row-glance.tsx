import { clsx } from "clsx";
import { HoverCard } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface RowGlanceProps {
  /** The row. */
  children: ReactElement;
  content: ReactNode;
  /** So long a pointer rests on the row before anything is asked for: passing over a list asks for nothing. */
  restMs: number;
  alignOffset?: number;
  className: string;
}

/** A card under the row that a pointer rests on, which takes no pointer itself. */
export function RowGlance({ children, content, restMs, alignOffset = 0, className }: RowGlanceProps) {
  return (
    <HoverCard.Root openDelay={restMs} closeDelay={60}>
      <HoverCard.Trigger asChild>{children}</HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          side="bottom"
          align="start"
          alignOffset={alignOffset}
          sideOffset={-4}
          collisionPadding={8}
          className={clsx(
            "pointer-events-none z-40 rounded-md border border-line bg-raised shadow-float",
            className,
          )}
        >
          {content}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
