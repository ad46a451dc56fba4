/** The address, if a browser may go there from a member's page; null for scripts, files and what is no address. */
export function webLink(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}
