import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { Place } from "./places.ts";
import { railEntryClass } from "./rail-entry.ts";

interface PlaceLinkProps {
  place: Place;
  websiteId: string;
  className: string;
}

export function PlaceLink({ place, websiteId, className }: PlaceLinkProps) {
  const { to, label, Icon, Count } = place;
  return (
    <Link
      to={to}
      params={{ websiteId }}
      className={clsx(railEntryClass, "relative", className)}
      activeOptions={{ includeSearch: false }}
      title={label}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
      {Count && <Count websiteId={websiteId} />}
    </Link>
  );
}
