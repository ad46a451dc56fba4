import { useQuery } from "@tanstack/react-query";
import type { Scope } from "../../../protocol/rights.ts";
import { meQuery } from "./account.ts";

/** Whether the member who looks may do what the scope holds; false until it is known. */
export function useMay(scope: Scope): boolean {
  const { data } = useQuery(meQuery);
  return data?.scopes.includes(scope) ?? false;
}
