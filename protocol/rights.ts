/** What a member or an API key may do. A scope holds nothing of another: a key that erases need not read. */
export const scopes = ["read", "write", "erase", "admin"] as const;
export type Scope = (typeof scopes)[number];

export const roles = ["owner", "admin", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

/** `admin`: members, keys and settings. */
export const scopesOfRole: Record<Role, readonly Scope[]> = {
  owner: scopes,
  admin: scopes,
  member: ["read", "write"],
  viewer: ["read"],
};

/** An admin makes no owner and unmakes none, so that nobody can take an organisation from its owners. */
export const mayGiveRole = (giver: Role, role: Role): boolean =>
  giver === "owner" || (giver === "admin" && role !== "owner");

/** Scopes as a row keeps them, divided by spaces; what is none is left out. */
export const parseScopes = (text: string): Scope[] => {
  const said = text.split(" ");
  return scopes.filter((scope) => said.includes(scope));
};
