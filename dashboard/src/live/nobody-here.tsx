import { Link } from "@tanstack/react-router";
import type { LiveVisitors } from "../../../protocol/api-presence.ts";
import { Notice } from "../design/notice.tsx";

const words: Record<LiveVisitors["scope"], { title: string; why: string }> = {
  off: {
    title: "This website does not tell who is on it",
    why: "Presence is off in its settings.",
  },
  recorded: {
    title: "Nobody is being recorded right now",
    why: "A visitor appears here with their first touch of a page. The website tells of those alone who are recorded; its settings can have everyone told of.",
  },
  everyone: {
    title: "Nobody is on the website right now",
    why: "A visitor appears here within a second, whether they are recorded or not.",
  },
};

/** Why the list is empty, and what to do about it. */
export function NobodyHere({ websiteId, scope }: { websiteId: string; scope: LiveVisitors["scope"] }) {
  const { title, why } = words[scope];
  return (
    <Notice
      title={title}
      action={
        scope !== "everyone" && (
          <Link
            to="/websites/$websiteId/settings/$section"
            params={{ websiteId, section: "recording" }}
            className="underline"
          >
            Go to the settings
          </Link>
        )
      }
    >
      {why}
    </Notice>
  );
}
