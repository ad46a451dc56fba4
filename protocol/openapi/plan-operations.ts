import { operatorList, operatorQuery, planChange, planState, usage, usageQuery } from "../api-plan.ts";
import { jsonOf, type Operation } from "./operation.ts";

const plan: Operation[] = [
  {
    method: "get",
    path: "/api/plan",
    id: "readPlan",
    topic: "Organisation",
    summary: "Read what the organisation may, and what of it is used",
    answers: { 200: jsonOf("The plan.", planState) },
  },
  {
    method: "get",
    path: "/api/usage",
    id: "readUsage",
    topic: "Organisation",
    summary: "Read what the organisation has used day by day, and what that costs",
    details:
      "Costs are Cloudflare's list prices of the operations that such sessions take, from their first chunk to their deletion. They are not a bill.",
    query: usageQuery,
    answers: { 200: jsonOf("The range, the month and the cost.", usage) },
  },
];

const operators: Operation[] = [
  {
    method: "get",
    path: "/api/operator/organisations",
    id: "listEveryOrganisation",
    topic: "Operator",
    summary: "List the organisations of the deployment",
    isOpen: true,
    isOperators: true,
    query: operatorQuery,
    answers: { 200: jsonOf("By their ids, with their plans.", operatorList) },
    refusals: ["unauthorized", "not_found", "cursor_invalid"],
  },
  {
    method: "put",
    path: "/api/operator/organisations/{organisationId}/plan",
    id: "putOnPlan",
    topic: "Operator",
    summary: "Put an organisation on another plan",
    details: "The expiry of its sessions follows in the background, both ways.",
    isOpen: true,
    isOperators: true,
    body: { type: "application/json", schema: planChange, description: "The plan's id." },
    answers: { 204: { description: "The plan holds within half a minute." } },
    refusals: ["unauthorized", "not_found", "plan_too_long"],
  },
];

export const planOperations: Operation[] = [...plan, ...operators];
