import { savedFilterList } from "../api-saved-filters.ts";
import { jsonOf, type Operation } from "./operation.ts";

const path = "/api/websites/{websiteId}/saved-filters";
const refusals: Operation["refusals"] = ["forbidden"];

export const savedFilterOperations: Operation[] = [
  {
    method: "get",
    path,
    id: "listSavedFilters",
    topic: "Sessions",
    summary: "List the filters that a member keeps",
    details: "Of the member who asks; a key has none.",
    answers: { 200: jsonOf("The filters.", savedFilterList) },
    refusals,
  },
  {
    method: "put",
    path,
    id: "putSavedFilters",
    topic: "Sessions",
    summary: "Keep other filters",
    details: "All of them, in the order that the member wants.",
    scope: "read",
    body: { type: "application/json", schema: savedFilterList, description: "The filters." },
    answers: { 204: { description: "They are kept." } },
    refusals,
  },
];
