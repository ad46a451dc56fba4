import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { customEvent } from "../../../protocol/events.ts";
import { everyOperation } from "../../../protocol/openapi/every-operation.ts";
import type { Operation } from "../../../protocol/openapi/operation.ts";
import { namesIn } from "../../../protocol/openapi/path-parameters.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { settleSession } from "../../session-stub.ts";
import { call, callApi, callPublic } from "../../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { startReceiver } from "../../testing/receiver.ts";
import { seedMember, seedPasskey } from "../../testing/seed-member.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { quiet } from "../../testing/session.ts";
import { freshVisitor, type TestVisitor } from "../../testing/visits.ts";

/** An organisation that has one of everything, by the names that paths give it. */
export interface ApiWorld {
  website: SeededWebsite;
  /** Of its owner: a `cookie` header. */
  cookie: string;
  ids: Record<string, string>;
}

export async function makeApiWorld(): Promise<ApiWorld> {
  const website = await seedWebsite(env);
  const { websiteId, organisationId, siteKey } = website;
  const owner = await seedMember(env, organisationId);
  const visitor = freshVisitor();
  const kept = await session(website, visitor);
  const erased = await session(website, freshVisitor());
  const css = `.${websiteId} {}${" ".repeat(600)}`;
  await callPublic(`/v1/assets/${siteKey}/${sheetHash(css)}`, {
    method: "POST",
    body: gzipSync(css),
    headers: { origin: website.origin },
  });
  const made = async (path: string, method: string, body?: object): Promise<Record<string, unknown>> => {
    const headers = {
      cookie: owner.cookie,
      origin: env.DASHBOARD_ORIGIN,
      "content-type": "application/json",
    };
    const answer = await call(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return await answer.json();
  };
  const { receiptId } = await made(`/api/replay/${erased.sessionId}`, "DELETE");
  const email = `${websiteId}@example.com`;
  const { invitation } = await made("/api/invitations", "POST", { email, role: "viewer" });
  const passkeyId = await seedPasskey(env, owner.personId);
  const { key } = await made("/api/keys", "POST", { name: "Reader", scopes: ["read"] });
  const { webhook } = await made(`/api/websites/${websiteId}/webhooks`, "POST", {
    ...{ name: "Receiver", url: startReceiver().url, events: ["session.completed"] },
  });
  const webhookId = fieldOf(webhook, "webhookId");
  const test = await made(`/api/websites/${websiteId}/webhooks/${webhookId}/test`, "POST");
  const { share, link } = await made(`/api/replay/${kept.sessionId}/shares`, "POST", { access: "public" });
  const { noteId } = await made(`/api/replay/${kept.sessionId}/notes`, "POST", { atMs: 5, text: "Here." });
  const { errors } = await made(`/api/websites/${websiteId}/errors`, "GET");
  const [error] = Array.isArray(errors) ? errors : [];
  const timeline = await callApi(website, `/api/replay/${kept.sessionId}/timeline`);
  const told = await timeline.json<{ timeline: { segments: { n: number }[] } }>();
  return {
    website,
    cookie: owner.cookie,
    ids: {
      ...{
        websiteId,
        organisationId,
        siteKey,
        providerId: "none",
        passkeyId,
        personId: owner.personId,
        loginId: owner.loginId,
      },
      ...{ sessionId: kept.sessionId, tabId: kept.tabId, seq: "0", visitorId: visitor.visitorId },
      ...{ contactId: "user-42", hash: sheetHash(css), n: String(told.timeline.segments[0]?.n) },
      ...{ receiptId: String(receiptId), file: "swagger-ui.css", signalId: "sig_0123456789abcdef" },
      ...{ tag: "to read", noteId: String(noteId), fingerprint: fieldOf(error, "fingerprint") },
      ...{ webhookId, deliveryId: String(test.deliveryId) },
      ...{ shareId: fieldOf(share, "shareId"), token: String(link).split("/").at(-1) ?? "" },
      ...{ invitationId: fieldOf(invitation, "invitationId"), keyId: fieldOf(key, "keyId") },
    },
  };
}

/** A sealed session of one chunk, of a contact, with an error. */
async function session(website: SeededWebsite, visitor: TestVisitor) {
  const place = { sessionId: freshSessionId(website.tag, Date.now()), tabId: freshTabId(), seq: 0 };
  const events = [
    ...pageEvents("https://shop.example/", Date.now()),
    customEvent("ph.identify", { id: "user-42", name: "Ann", email: "", url: "" }, Date.now()),
    customEvent("ph.error", { ...{ kind: "error", message: "no tea" }, ...nowhere }, Date.now()),
  ];
  await postEvents(website, place, events, {
    visitorId: visitor.visitorId,
    secretHash: visitor.secretHash,
  });
  await settleSession(env, { websiteId: website.websiteId, sessionId: place.sessionId }, quiet());
  return place;
}

const nowhere = { stack: "", source: "", line: 0, column: 0 };

function fieldOf(value: unknown, name: string): string {
  const field = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return String(new Map(field).get(name));
}

/** @throws for a name in a path that nobody has given a value here: who adds a route says what its ids are */
export function pathOf({ path }: Operation, ids: Record<string, string>): string {
  return namesIn(path).reduce((filled, name) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`no ${name} for ${path}`);
    return filled.replace(`{${name}}`, encodeURIComponent(id));
  }, path);
}

/** What only known callers may ask. */
export const closedOperations = everyOperation.filter(({ isOpen }) => isOpen !== true);
