/** `bytes=<first>-<last>` with both ends; null for anything else (RFC 9110, section 14.2). */
export function parseRange(header: string | undefined): { offset: number; bytes: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d{1,12})-(\d{1,12})$/.exec(header ?? "") ?? [];
  if (first === "" || Number(last) < Number(first)) return null;
  return { offset: Number(first), bytes: Number(last) - Number(first) + 1 };
}
