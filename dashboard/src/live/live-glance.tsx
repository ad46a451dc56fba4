import { HoverCard } from "radix-ui";
import { lazy, type ReactElement, Suspense } from "react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { VisitorFacts } from "./visitor-facts.tsx";

const LiveStill = lazy(async () => ({ default: (await import("./live-still.tsx")).LiveStill }));

/** So long a pointer rests on a row before anything is asked for. */
const restMs = 400;
const widthPx = 288;
const borderPx = 1;
const maxStillPx = 220;

interface LiveGlanceProps {
  websiteId: string;
  visitor: LiveVisitor;
  children: ReactElement;
}

/** On a row under the pointer: the page as the visitor has it, where it is recorded, and all that is known of them. */
export function LiveGlance({ websiteId, visitor, children }: LiveGlanceProps) {
  return (
    <HoverCard.Root openDelay={restMs} closeDelay={60}>
      <HoverCard.Trigger asChild>{children}</HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          side="bottom"
          align="start"
          sideOffset={-4}
          collisionPadding={8}
          className="pointer-events-none z-40 overflow-hidden rounded-md border border-line bg-raised text-small shadow-float md:ml-8"
          style={{ width: widthPx }}
        >
          {visitor.state === "recorded" && (
            <Suspense>
              <LiveStill
                websiteId={websiteId}
                sessionId={visitor.sessionId}
                widthPx={widthPx - 2 * borderPx}
                maxHeightPx={maxStillPx}
              />
            </Suspense>
          )}
          <div className="px-2.5 py-1.5">
            <VisitorFacts visitor={visitor} />
          </div>
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
