/**
 * A moment of a session as the dashboard's address has it, for members: seconds to a tenth, and the tab.
 * @param atMs since the session's start
 */
export function momentLink(
  dashboardOrigin: string,
  { websiteId, sessionId }: { websiteId: string; sessionId: string },
  atMs: number,
  tabId: string | null,
): string {
  const search = [
    ...(atMs > 0 ? [`t=${Math.round(atMs / 100) / 10}`] : []),
    ...(tabId === null ? [] : [`tab=${encodeURIComponent(tabId)}`]),
  ].join("&");
  const page = `${dashboardOrigin}/websites/${websiteId}/sessions/${sessionId}`;
  return search === "" ? page : `${page}?${search}`;
}
