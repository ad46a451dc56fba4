import { websiteList } from "../api.ts";
import { jsonOf, type Operation } from "./operation.ts";

export const websiteOperations: Operation[] = [
  {
    method: "get",
    path: "/api/websites",
    id: "listWebsites",
    topic: "Websites",
    summary: "List the organisation's websites",
    answers: { 200: jsonOf("All of them, by name.", websiteList) },
  },
  {
    method: "get",
    path: "/api/websites/{websiteId}/assets/{hash}",
    id: "getStyleSheet",
    topic: "Websites",
    summary: "Read a style sheet that sessions refer to",
    answers: { 200: { description: "As the website had it.", content: { type: "text/css" } } },
  },
];
