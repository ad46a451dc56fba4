import {
  AppWindow,
  CornerDownRight,
  Megaphone,
  MousePointerClick,
  Network,
  SquarePen,
  Terminal,
} from "lucide-react";
import { SignalIcon } from "../design/signal-shape.tsx";
import { groupOf } from "./moment-groups.ts";
import type { HappenedMoment } from "./moments.ts";

const icons = {
  pages: { Icon: CornerDownRight, label: "Page" },
  clicks: { Icon: MousePointerClick, label: "Click" },
  forms: { Icon: SquarePen, label: "Form" },
  console: { Icon: Terminal, label: "Console" },
  network: { Icon: Network, label: "Request" },
  website: { Icon: Megaphone, label: "Told by the website" },
  browser: { Icon: AppWindow, label: "Browser" },
};

/** What kind of thing happened, before its words. */
export function MomentGlyph({ moment }: { moment: HappenedMoment }) {
  if (moment.kind === "signal")
    return (
      <span className="flex w-3.5 shrink-0 justify-center">
        <SignalIcon kind={moment.signal.kind} isMuted={moment.signal.muted !== undefined} />
      </span>
    );
  const group = groupOf(moment);
  if (group === "errors")
    return (
      <span role="img" aria-label="Error" className="w-3.5 shrink-0 text-center text-small text-error">
        ▲
      </span>
    );
  if (group === null || group === "signals") return <span className="w-3.5 shrink-0" />;
  const { Icon, label } = icons[group];
  return <Icon className="size-3.5 shrink-0 text-muted" role="img" aria-label={label} />;
}
