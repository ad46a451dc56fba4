import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay } from "../api/replay.ts";
import type { Size } from "./fit-stage.ts";
import { linkFrame } from "./frame-link.ts";
import { RecordedFrame } from "./recorded-frame.tsx";
import type { ReplaySource } from "./replay-source.ts";
import { StillMaker, type StillState } from "./still-maker.ts";

interface StillPictureProps {
  source: ReplaySource;
  replay: Replay;
  tab: TimelineTab;
  publicOrigin: string;
  /** The session's moment; null while nobody looks. */
  tMs: number | null;
  /** Of the box it stands in, in the middle and whole. */
  size: Size;
}

/** A small still of the recorded page at a moment, dim while it shows another one. */
export function StillPicture({ source, replay, tab, publicOrigin, tMs, size }: StillPictureProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [maker, setMaker] = useState<StillMaker | null>(null);
  const [{ pageSize, isCurrent }, setState] = useState<StillState>({ pageSize: null, isCurrent: false });

  // Before the browser has a chance to deliver the frame's first word, which is said once.
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const link = linkFrame(frame.current, publicOrigin, (message) => made.receive(message));
    const now = () => performance.now();
    const made = new StillMaker({ source, send: link.send, onState: setState, now });
    setMaker(made);
    return () => {
      link.close();
      made.stop();
    };
  }, [source, publicOrigin]);
  useEffect(() => {
    maker?.show(replay, tab);
    maker?.want(tMs);
  }, [maker, replay, tab, tMs]);

  return (
    <div
      aria-hidden="true"
      data-still={isCurrent ? "current" : "other"}
      className="relative overflow-hidden bg-sunken"
      style={size}
    >
      <RecordedFrame
        frame={frame}
        publicOrigin={publicOrigin}
        websiteId={replay.session.websiteId}
        title="Still of the recorded page"
        pageSize={pageSize}
        within={size}
        // A still that comes at once does not flicker.
        className={isCurrent ? "transition-opacity" : "opacity-40 transition-opacity delay-150"}
      />
    </div>
  );
}

/** How large a still is in a box so wide: the page's own shape, unless that is too high. */
export function stillSize(page: Size, widthPx: number, maxHeightPx: number): Size {
  const shape = page.width > 0 && page.height > 0 ? page.height / page.width : 10 / 16;
  return { width: widthPx, height: Math.round(Math.min(widthPx * shape, maxHeightPx)) };
}
