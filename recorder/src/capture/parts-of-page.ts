const withoutHash = (url: string): string => url.split("#", 1)[0] ?? "";

/**
 * Whether nothing but the address has changed: the page has no part of that name.
 * @param before the address that was left
 */
export const leadsNowhere = (before: string): boolean =>
  withoutHash(before) === withoutHash(location.href) && !hasPart(location.hash);

/** Of the hash alone, since the browser marks its target later. */
function hasPart(hash: string): boolean {
  try {
    const name = decodeURIComponent(hash.slice(1));
    return document.getElementById(name) !== null || document.getElementsByName(name).length > 0;
  } catch {
    return false;
  }
}
