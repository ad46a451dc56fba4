import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export const overlayClass = "fixed inset-0 z-40 bg-[oklch(0.1_0.01_265/0.4)]";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  children: ReactNode;
  /** Said below the title, and read out with it. */
  words?: ReactNode;
  className?: string;
}

/** What has to be answered, or is looked at, before the page goes on. */
export function Dialog({ title, isOpen, onOpen, children, words, className }: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpen}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClass} />
        <Primitive.Content
          {...(words === undefined ? { "aria-describedby": undefined } : {})}
          className={clsx(
            "fixed left-1/2 top-1/2 z-50 max-h-[calc(100dvh-2rem)] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-md border border-line bg-raised p-4 shadow-float",
            className,
          )}
        >
          <div className="mb-3 flex items-start justify-between gap-3">
            <Primitive.Title className="text-prose font-semibold">{title}</Primitive.Title>
            <Primitive.Close
              className="-m-1 rounded-md p-1 text-muted transition-colors hover:bg-hover hover:text-ink"
              aria-label="Close"
            >
              <X className="size-4" aria-hidden="true" />
            </Primitive.Close>
          </div>
          {words !== undefined && (
            <Primitive.Description asChild>
              <div className="mb-4 text-prose text-muted">{words}</div>
            </Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** The buttons at a dialog's end. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
