import type { LinkProps } from "@tanstack/react-router";
import { Activity, Files, ListVideo, type LucideIcon, Radio, Settings, TriangleAlert } from "lucide-react";
import type { ComponentType } from "react";
import { LiveCount } from "./live-count.tsx";

export interface Place {
  to: Extract<LinkProps["to"], `/websites/$websiteId/${string}`>;
  label: string;
  Icon: LucideIcon;
  /** How much there is of it now; draws nothing while there is none. */
  Count?: ComponentType<{ websiteId: string }>;
}

/** The pages of a website, in the rail's order. The first four stand in a phone's bottom bar. */
export const places: readonly Place[] = [
  { to: "/websites/$websiteId/sessions", label: "Sessions", Icon: ListVideo },
  { to: "/websites/$websiteId/live", label: "Live", Icon: Radio, Count: LiveCount },
  { to: "/websites/$websiteId/activity", label: "Activity", Icon: Activity },
  { to: "/websites/$websiteId/errors", label: "Errors", Icon: TriangleAlert },
  { to: "/websites/$websiteId/pages", label: "Pages", Icon: Files },
  { to: "/websites/$websiteId/settings", label: "Settings", Icon: Settings },
];
