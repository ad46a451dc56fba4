import { Radio } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "../design/button.tsx";
import { Tooltip } from "../design/tooltip.tsx";

interface LiveMarkProps {
  isLive: boolean;
  onLive: () => void;
}

/** The way to what happens now; of a session that was watched to its end, that it has ended. */
export function LiveMark({ isLive, onLive }: LiveMarkProps) {
  const [wasLive] = useState(isLive);
  if (isLive)
    return (
      <Tooltip words="Go to what happens now">
        <button type="button" className={buttonClass("live", "px-2")} onClick={onLive}>
          <Radio className="size-3.5" aria-hidden="true" />
          <span className="max-sm:sr-only">Live</span>
        </button>
      </Tooltip>
    );
  if (!wasLive) return null;
  return (
    <p
      role="status"
      className="whitespace-nowrap px-2 text-muted"
      title="The visitor has gone, or done nothing for five minutes"
    >
      Ended
    </p>
  );
}
