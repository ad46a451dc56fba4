import { X } from "lucide-react";
import { Dialog } from "radix-ui";

const rows: readonly [keys: string, words: string][] = [
  ["Space", "Play or pause"],
  ["← →", "Five seconds back or on"],
  ["Shift ← →", "Fifteen seconds"],
  ["1 2 4 8", "Speed"],
  ["N", "Next signal"],
  ["Shift N", "Signal before"],
  ["F", "Fullscreen"],
  ["?", "This list"],
];

export function KeysHelp({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.1_0.01_265/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed left-1/2 top-1/2 z-50 w-80 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-md border border-line bg-raised p-4 shadow-float"
        >
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="text-prose font-semibold">Keys</Dialog.Title>
            <Dialog.Close
              className="rounded-md p-1 text-muted hover:bg-hover hover:text-ink"
              aria-label="Close"
            >
              <X className="size-4" aria-hidden="true" />
            </Dialog.Close>
          </div>
          <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
            {rows.map(([keys, words]) => (
              <div key={keys} className="contents">
                <dt className="font-mono text-[12px] text-muted">{keys}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
