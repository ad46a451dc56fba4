import type { LinkProps } from "@tanstack/react-router";
import { Activity, Files, ListVideo, type LucideIcon, Settings, TriangleAlert } from "lucide-react";
import type { ComponentType } from "react";

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
  { to: "/websites/$websiteId/activity", label: "Activity", Icon: Activity },
  { to: "/websites/$websiteId/errors", label: "Errors", Icon: TriangleAlert },
  { to: "/websites/$websiteId/pages", label: "Pages", Icon: Files },
  { to: "/websites/$websiteId/settings", label: "Settings", Icon: Settings },
];
