import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Website } from "../../../protocol/api.ts";

/** The website of the page; on a page of none the one looked at before, else the first. Null when there is none. */
export function useWebsiteId(websites: readonly Website[]): string | null {
  const { websiteId } = useParams({ strict: false });
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    if (websiteId !== undefined) setLast(websiteId);
  }, [websiteId]);
  if (websiteId !== undefined) return websiteId;
  const before = websites.find((one) => one.websiteId === last) ?? websites[0];
  return before?.websiteId ?? null;
}
