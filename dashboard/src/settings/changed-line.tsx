import { Link } from "@tanstack/react-router";
import type { SettingsState } from "../../../protocol/api-website-settings.ts";
import { formatMoment, formatRelative } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import { useWho } from "./use-who.ts";

interface ChangedLineProps {
  websiteId: string;
  state: SettingsState;
}

/** Who has last changed the settings, and the way to all that was changed. */
export function ChangedLine({ websiteId, state }: ChangedLineProps) {
  const now = useNow(30_000);
  const who = useWho();
  if (state.changedAt === null) return null;
  const at = new Date(state.changedAt);
  return (
    <p className="px-1 text-muted">
      {who(state.changedBy)} changed the settings{" "}
      <time dateTime={state.changedAt} title={formatMoment(at)}>
        {formatRelative(at, now)}
      </time>
      .{" "}
      <Link
        to="/websites/$websiteId/settings/$section"
        params={{ websiteId, section: "history" }}
        className="underline underline-offset-2 hover:text-ink"
      >
        What was changed
      </Link>
    </p>
  );
}
