import type { Role } from "../../../protocol/rights.ts";
import type { Caller } from "../../middleware/caller.ts";

/** As what the caller gives and takes roles. A key with the right to do so is no owner. */
export const giverRole = ({ login, scopes }: Caller): Role =>
  login?.role ?? (scopes.includes("admin") ? "admin" : "viewer");
