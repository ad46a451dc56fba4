import { activityChart, activityChartQuery, activityFeed, activityQuery } from "../api-activity.ts";
import {
  errorChange,
  errorDetail,
  errorDetailQuery,
  errorList,
  errorListQuery,
  errorSessions,
  errorSessionsQuery,
} from "../api-errors.ts";
import { facetList, facetsQuery } from "../api-facets.ts";
import { pageList, pageListQuery } from "../api-pages.ts";
import { contactList, contactSeen, contactsQuery, subjectQuery, visitorSeen } from "../api-visitors.ts";
import { jsonOf, type Operation } from "./operation.ts";

const website = "/api/websites/{websiteId}";
const get = { method: "get", topic: "Visits" } as const;

export const visitOperations: Operation[] = [
  {
    ...get,
    path: `${website}/facets`,
    id: "listFacets",
    summary: "List what a list of sessions can be filtered by",
    query: facetsQuery,
    answers: { 200: jsonOf("Values, and how many sessions have each.", facetList) },
  },
  {
    ...get,
    path: `${website}/visitors/{visitorId}`,
    id: "getVisitor",
    summary: "Tell of a visitor, and list their sessions",
    query: subjectQuery,
    answers: { 200: jsonOf("As far as their sessions are kept.", visitorSeen) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/contacts`,
    id: "listContacts",
    summary: "List whom the website has named",
    details: "By `identify()`, in sessions that are over.",
    query: contactsQuery,
    answers: { 200: jsonOf("A page, and the cursor of the next.", contactList) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/contacts/{contactId}`,
    id: "getContact",
    summary: "Tell of a contact, and list their sessions",
    query: subjectQuery,
    answers: { 200: jsonOf("As far as their sessions are kept.", contactSeen) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/errors`,
    id: "listErrors",
    summary: "List what broke on the website's pages",
    details: "In groups of errors that are alike: of one type, message and place, whatever the build.",
    query: errorListQuery,
    answers: { 200: jsonOf("A page, and the cursor of the next.", errorList) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/errors/{fingerprint}`,
    id: "getError",
    summary: "Tell of an error",
    query: errorDetailQuery,
    answers: { 200: jsonOf("With its stack, and what it ran in.", errorDetail) },
  },
  {
    method: "patch",
    path: `${website}/errors/{fingerprint}`,
    id: "settleError",
    topic: "Visits",
    summary: "Resolve or ignore an error, or open it again",
    body: { type: "application/json", schema: errorChange, description: "What it is from now on." },
    answers: { 204: { description: "It is so." } },
  },
  {
    ...get,
    path: `${website}/errors/{fingerprint}/sessions`,
    id: "listErrorSessions",
    summary: "List the sessions that had an error, each with the moment",
    query: errorSessionsQuery,
    answers: { 200: jsonOf("A page, and the cursor of the next.", errorSessions) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/pages`,
    id: "listPages",
    summary: "Tell what visitors have seen of the website's pages",
    query: pageListQuery,
    answers: { 200: jsonOf("Pages, the most first.", pageList) },
  },
  {
    ...get,
    path: `${website}/activity`,
    id: "listActivity",
    summary: "Tell what has gone on lately",
    details: "Sessions, and what visitors asked an assistant on the page, once their session is over.",
    query: activityQuery,
    answers: { 200: jsonOf("A page, and the cursor of the next.", activityFeed) },
    refusals: ["cursor_invalid"],
  },
  {
    ...get,
    path: `${website}/activity/chart`,
    id: "chartActivity",
    summary: "Count sessions by hours or days of a time zone",
    query: activityChartQuery,
    answers: { 200: jsonOf("In order of time.", activityChart) },
  },
];
