import type { CSSProperties, RefObject } from "react";

interface RecordedFrameProps {
  frame: RefObject<HTMLIFrameElement | null>;
  publicOrigin: string;
  websiteId: string;
  /** What a screen reader calls it. */
  title: string;
  /** Size and scale; absent while the recorded page's size is not known. */
  style: CSSProperties | undefined;
}

/** The player frame: on its own origin, in a sandbox, deaf to the pointer. There is no other way to show a recorded page. */
export const RecordedFrame = ({ frame, publicOrigin, websiteId, title, style }: RecordedFrameProps) => (
  <iframe
    ref={frame}
    title={title}
    src={`${publicOrigin}/player/${encodeURIComponent(websiteId)}`}
    sandbox="allow-scripts allow-same-origin"
    referrerPolicy="origin"
    tabIndex={-1}
    className="pointer-events-none max-w-none origin-top-left bg-white"
    style={style}
  />
);
