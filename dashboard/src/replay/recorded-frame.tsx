import { clsx } from "clsx";
import type { RefObject } from "react";
import { fitStage, type Size } from "./fit-stage.ts";

interface RecordedFrameProps {
  frame: RefObject<HTMLIFrameElement | null>;
  publicOrigin: string;
  websiteId: string;
  /** What a screen reader calls it. */
  title: string;
  /** Of the recorded viewport; null until a page stands, and nothing is seen until then. */
  pageSize: Size | null;
  /** What it has to fit into, whole and in the middle. */
  within: Size | null;
  className?: string | false;
}

/** The player frame: on its own origin, in a sandbox, deaf to the pointer. There is no other way to show a recorded page. */
export function RecordedFrame(props: RecordedFrameProps) {
  const { frame, publicOrigin, websiteId, title, pageSize, within, className } = props;
  const place = pageSize && within && fitStage(within, pageSize);
  return (
    <div
      className={clsx("absolute overflow-hidden", place === null ? "opacity-0" : className)}
      style={place?.box}
    >
      <iframe
        ref={frame}
        title={title}
        src={`${publicOrigin}/player/${encodeURIComponent(websiteId)}`}
        sandbox="allow-scripts allow-same-origin"
        referrerPolicy="origin"
        tabIndex={-1}
        className="pointer-events-none max-w-none origin-top-left bg-white"
        style={place && pageSize ? { ...pageSize, transform: `scale(${place.scale})` } : undefined}
      />
    </div>
  );
}
