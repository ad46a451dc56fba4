import type { OffsetAt } from "./chart-points.ts";

const dayMs = 86_400_000;

/**
 * A zone's clock. Asking the runtime takes some microseconds, so a UTC day at whose ends it says the same is asked for
 * twice.
 * @param timeZone an IANA name
 * @returns null for a zone that the runtime does not know
 */
export function zoneOffset(timeZone: string): OffsetAt | null {
  const format = formatOf(timeZone);
  if (format === null) return null;
  const days = new Map<number, number | null>();
  return (atMs) => {
    const day = Math.floor(atMs / dayMs);
    let offset = days.get(day);
    if (offset === undefined) {
      const [first, last] = [read(format, day * dayMs), read(format, (day + 1) * dayMs - 1)];
      offset = first === last ? first : null;
      days.set(day, offset);
    }
    return offset ?? read(format, atMs);
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    const numeric = "numeric";
    return new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, hourCycle: "h23" },
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
  } catch {
    return null;
  }
}

function read(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(atMs / 1_000) * 1_000;
}
