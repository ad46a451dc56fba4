import { format, isSameDay, isSameYear } from "date-fns";
import type { Session } from "../../../protocol/api.ts";

const counts = new Intl.NumberFormat("en");
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

export const formatCount = (count: number): string => counts.format(count);

/** "1 page", "5 pages": a number always says what it counts. */
export const formatCounted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "0:04", "12:30", "1:02:03". */
export function formatClock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "just now", "42 s ago", "5 min ago", "3 h ago", then the day. Times are those of the person's zone. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1_000);
  if (seconds < 5) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400 && isSameDay(at, now)) return `${Math.floor(seconds / 3_600)} h ago`;
  return format(at, isSameYear(at, now) ? "d MMM, HH:mm" : "d MMM yyyy");
}

/** "20 Nov 2026". */
export const formatDay = (at: Date): string => format(at, "d MMM yyyy");

/** With the zone's offset, for a tooltip. */
export const formatMoment = (at: Date): string => format(at, "EEE d MMM yyyy, HH:mm:ss xxx");

/** Name of a country by its ISO code, the code itself when it has none. */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A visitor without a name is told apart by the start of the id. */
export const visitorName = (visitorId: string): string =>
  `Visitor ${visitorId.replace(/^vis_/, "").slice(0, 4)}`;

interface Named extends Pick<Session, "visitorId"> {
  contact: Pick<NonNullable<Session["contact"]>, "id" | "name" | "email"> | null;
}

/** Who a session's visitor is, as the website has said, else by the id. */
export const nameOf = ({ contact, visitorId }: Named): string =>
  contact?.name || contact?.email || contact?.id || visitorName(visitorId);

/** Host of a URL, empty when it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "");

/** Path and query of a URL, or the text itself when it is none. */
export function pathOf(url: string): string {
  try {
    const { pathname, search, hash } = new URL(url);
    return pathname + search + hash;
  } catch {
    return url;
  }
}

/** "840 ms", "2.4 s". */
export const formatMs = (durationMs: number): string =>
  durationMs < 1_000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1_000).toFixed(1)} s`;

/** "512 B", "14 kB", "3.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
