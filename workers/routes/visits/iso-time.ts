export const isoTime = (atMs: number): string => new Date(atMs).toISOString();

/** As `2026-11-21T14:00:00+01:00`. @param offsetMs how far the zone is ahead of UTC */
export function isoLocalTime(atMs: number, offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (part: number): string => String(Math.floor(part)).padStart(2, "0");
  const zone = `${offsetMs < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
  return isoTime(atMs + offsetMs).slice(0, 19) + zone;
}
