import { lazy, type ReactElement, Suspense } from "react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { RowGlance } from "../design/row-glance.tsx";
import { VisitorFacts } from "./visitor-facts.tsx";

const LiveStill = lazy(async () => ({ default: (await import("./live-still.tsx")).LiveStill }));

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
  const content = (
    <div style={{ width: widthPx - 2 * borderPx }}>
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
    </div>
  );
  return (
    <RowGlance content={content} restMs={400} className="overflow-hidden text-small md:ml-8">
      {children}
    </RowGlance>
  );
}
