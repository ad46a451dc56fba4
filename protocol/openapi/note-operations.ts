import { newNote, note, noteChange, noteList } from "../api-notes.ts";
import { bulkTagged, bulkTags, tagList } from "../api-tags.ts";
import { jsonOf, type Operation } from "./operation.ts";

const json = "application/json";

/** What members write on sessions. */
export const noteOperations: Operation[] = [
  {
    method: "get",
    path: "/api/websites/{websiteId}/tags",
    id: "listTags",
    topic: "Notes",
    summary: "List the tags of a website's sessions",
    answers: { 200: jsonOf("The page's and members' tags.", tagList) },
  },
  {
    method: "post",
    path: "/api/websites/{websiteId}/sessions/tags",
    id: "tagSessions",
    topic: "Notes",
    summary: "Put tags on many sessions, or take them off",
    body: { type: json, schema: bulkTags, description: "The sessions, and the tags." },
    answers: { 200: jsonOf("Which sessions there are.", bulkTagged) },
  },
  {
    method: "put",
    path: "/api/replay/{sessionId}/tags/{tag}",
    id: "tagSession",
    topic: "Notes",
    summary: "Put a tag on a session",
    answers: { 204: { description: "It is there, unless the session has fifty of members already." } },
    refusals: ["bad_request"],
  },
  {
    method: "delete",
    path: "/api/replay/{sessionId}/tags/{tag}",
    id: "untagSession",
    topic: "Notes",
    summary: "Take a tag off a session",
    details: "Also one that the page has told.",
    answers: { 204: { description: "It is not there." } },
    refusals: ["bad_request"],
  },
  {
    method: "get",
    path: "/api/replay/{sessionId}/notes",
    id: "listNotes",
    topic: "Notes",
    summary: "List the notes on a session",
    answers: { 200: jsonOf("All of them.", noteList) },
  },
  {
    method: "post",
    path: "/api/replay/{sessionId}/notes",
    id: "writeNote",
    topic: "Notes",
    summary: "Write a note at a moment of a session",
    body: { type: json, schema: newNote, description: "The note." },
    answers: { 201: jsonOf("As it stands.", note) },
  },
  {
    method: "patch",
    path: "/api/replay/{sessionId}/notes/{noteId}",
    id: "changeNote",
    topic: "Notes",
    summary: "Change a note",
    details: "One's own; who may administer changes anybody's.",
    body: { type: json, schema: noteChange, description: "What changes." },
    answers: { 200: jsonOf("As it stands.", note) },
  },
  {
    method: "delete",
    path: "/api/replay/{sessionId}/notes/{noteId}",
    id: "deleteNote",
    topic: "Notes",
    summary: "Delete a note",
    details: "One's own; who may administer deletes anybody's.",
    answers: { 204: { description: "It is gone." } },
  },
];
