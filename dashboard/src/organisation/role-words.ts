import { type Role, roles } from "../../../protocol/rights.ts";

export const roleWords: Record<Role, { label: string; words: string }> = {
  owner: { label: "Owner", words: "Everything, and makes other owners." },
  admin: { label: "Admin", words: "Members, keys and settings, and erases." },
  member: { label: "Member", words: "Watches, tags, notes and shares." },
  viewer: { label: "Viewer", words: "Watches." },
};

export const roleChoices = roles.map((role) => ({ value: role, label: roleWords[role].label }));
