import {
  settingsChange,
  settingsState,
  settingsVersionList,
  settingsVersionsQuery,
} from "../api-website-settings.ts";
import {
  newWebsite,
  siteKey,
  siteKeyList,
  siteKeyRotation,
  websiteDeletion,
  websiteMade,
} from "../api-websites.ts";
import { jsonOf, type Operation } from "./operation.ts";

const settings: Operation[] = [
  {
    method: "get",
    path: "/api/websites/{websiteId}/settings",
    id: "readSettings",
    topic: "Websites",
    summary: "Read how a website records, and who may send for it",
    answers: { 200: jsonOf("The whole document, and its revision.", settingsState) },
  },
  {
    method: "put",
    path: "/api/websites/{websiteId}/settings",
    id: "changeSettings",
    topic: "Websites",
    summary: "Put another document in its place",
    details:
      "It is the whole document that is put. Open pages and new ones follow within a minute. Where somebody was quicker, the refusal carries what stands now as `newest`.",
    scope: "admin",
    body: {
      type: "application/json",
      schema: settingsChange,
      description: "The document, and the revision that it was made from.",
    },
    answers: { 200: jsonOf("What stands now.", settingsState) },
    refusals: ["settings_changed", "link_template_invalid"],
  },
  {
    method: "get",
    path: "/api/websites/{websiteId}/settings/versions",
    id: "listSettingsVersions",
    topic: "Websites",
    summary: "List who changed what in a website's settings",
    query: settingsVersionsQuery,
    answers: { 200: jsonOf("The newest first.", settingsVersionList) },
    refusals: ["cursor_invalid"],
  },
];

const siteKeys: Operation[] = [
  {
    method: "get",
    path: "/api/websites/{websiteId}/site-keys",
    id: "listSiteKeys",
    topic: "Websites",
    summary: "List the public keys that work, with their tags for the page",
    answers: { 200: jsonOf("The newest first.", siteKeyList) },
  },
  {
    method: "post",
    path: "/api/websites/{websiteId}/site-keys/rotate",
    id: "rotateSiteKey",
    topic: "Websites",
    summary: "Make a new public key, and let the old one end",
    details: "A key that is already in its grace period ends as it was to.",
    scope: "admin",
    body: { type: "application/json", schema: siteKeyRotation, description: "How long the old one works." },
    answers: { 201: jsonOf("The new key.", siteKey) },
  },
  {
    method: "delete",
    path: "/api/websites/{websiteId}/site-keys/{siteKey}",
    id: "revokeSiteKey",
    topic: "Websites",
    summary: "Revoke a public key",
    scope: "admin",
    answers: { 204: { description: "Open pages that carry it stop within a minute." } },
  },
];

/** The last of all: what takes a website away. */
export const settingsOperations: Operation[] = [
  {
    method: "post",
    path: "/api/websites",
    id: "makeWebsite",
    topic: "Websites",
    summary: "Make a website",
    details: "It records from the first visit on, under the trigger `smart`.",
    scope: "admin",
    body: {
      type: "application/json",
      schema: newWebsite,
      description: "Its name, and where it is served from.",
    },
    answers: { 201: jsonOf("The website, with the tag for its pages.", websiteMade) },
    refusals: ["plan_limit"],
  },
  ...settings,
  ...siteKeys,
  {
    method: "delete",
    path: "/api/websites/{websiteId}",
    id: "deleteWebsite",
    topic: "Websites",
    summary: "Delete a website with all its sessions",
    details:
      "Needs the right to `erase` as well. Recording ends at once and the website is gone for everybody; its sessions are erased in the background.",
    scope: "admin",
    answers: { 202: jsonOf("The erasure's receipt tells how far it is.", websiteDeletion) },
  },
];
