import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "../api/organisation.ts";

/** Names who has changed something. */
export function useWho(): (changedBy: string | null) => string {
  const { data } = useQuery(membersQuery);
  return (changedBy) => {
    if (changedBy === null) return "Nobody";
    if (changedBy === "operator") return "The operator";
    const member = data?.members.find(({ personId }) => personId === changedBy);
    if (member) return member.name;
    return changedBy.startsWith("key_") ? "An API key" : "A former member";
  };
}
