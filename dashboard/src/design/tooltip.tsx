import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/** Words for a control, on hover and on focus. `keys` is the key that does the same. */
export function Tooltip(props: { words: ReactNode; keys?: string; children: ReactElement }) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{props.children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-small text-ink shadow-float"
        >
          {props.words}
          {props.keys && <kbd className="font-mono text-muted">{props.keys}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
