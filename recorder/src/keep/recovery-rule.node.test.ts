import { expect, test } from "vitest";
import {
  makeSessionId,
  makeTabId,
  makeVisitorId,
  parseAssetHash,
  type TabId,
} from "../../../protocol/ids.ts";
import type { StoredHeld } from "./held-shelf.ts";
import { planRecovery, withEnd } from "./recovery-rule.ts";
import type { StoredChunk, StoredRow } from "./shelf.ts";

const nowMs = 1_790_000_000_000;
const sessionId = makeSessionId("tag", nowMs, "a".repeat(16));
const visitorId = makeVisitorId("v".repeat(16));
const own = makeTabId("o".repeat(12));
const other = makeTabId("x".repeat(12));
const input = {
  ownTabId: own,
  documentStartMs: nowMs - 1_000,
  aliveTabIds: new Set<TabId>(),
  nowMs,
  sessionId,
  isSent: true,
};
const nothing = { chunks: [], rows: [], sheets: [], held: [], heldSheets: [] };

const chunk = (tabId: TabId, seq: number, ageMs: number): StoredChunk => ({
  sessionId,
  tabId,
  seq,
  frame: new Uint8Array(),
  assetHashes: [],
  cutAtMs: nowMs - ageMs,
  savedAtMs: nowMs - ageMs,
});
const row = (tabId: TabId, seq: number, n: number, ageMs: number): StoredRow => ({
  sessionId,
  tabId,
  seq,
  n,
  events: [{ type: 3, data: null, timestamp: n }],
  visitorId,
  savedAtMs: nowMs - ageMs,
});

test("a quiet tab that does not answer is lost: its chunks go out again, its rows become a chunk in order", () => {
  const rows = [row(other, 4, 1, 3_000), row(other, 4, 0, 5_000)];
  const plan = planRecovery({ ...nothing, chunks: [chunk(other, 3, 4_000)], rows }, input);
  expect(plan.resend.map(({ seq }) => seq)).toEqual([3]);
  expect(plan.cut).toMatchObject([{ seq: 4, tabId: other, visitorId }]);
  expect(plan.cut[0]?.events.map((event) => event.timestamp)).toEqual([0, 1]);
  expect(plan.askAgain).toBe(false);
});

test("a tab that answers is left alone", () => {
  const left = { ...nothing, chunks: [chunk(other, 3, 9_000)], rows: [row(other, 4, 0, 9_000)] };
  expect(planRecovery(left, { ...input, aliveTabIds: new Set([other]) })).toMatchObject({
    resend: [],
    cut: [],
    askAgain: false,
  });
});

test("a tab with one young row may be writing still: it is asked about again", () => {
  const left = { ...nothing, rows: [row(other, 4, 0, 9_000), row(other, 4, 1, 2_000)] };
  expect(planRecovery(left, input)).toMatchObject({ cut: [], askAgain: true });
});

test("of its own tab a document takes at once what was there before it, and nothing it wrote itself", () => {
  const left = {
    ...nothing,
    chunks: [chunk(own, 1, 1_500), chunk(own, 2, 500)],
    rows: [row(own, 3, 0, 500)],
  };
  const plan = planRecovery(left, { ...input, aliveTabIds: null });
  expect(plan.resend.map(({ seq }) => seq)).toEqual([1]);
  expect(plan.cut).toEqual([]);
});

test("what a lost tab never cut ends with how it vanished, and what this tab's page before left does not", () => {
  const rows = [row(other, 4, 0, 5_000), row(own, 3, 0, 5_000)];
  const ended = planRecovery({ ...nothing, rows }, input).cut.map((lost) => withEnd(lost, own, 60_000));
  const vanished = { tag: "ph.vanished", payload: { eventCount: 1, foundAfterMs: 60_000 } };
  expect(ended.find(({ tabId }) => tabId === other)?.events).toMatchObject([
    {},
    { data: vanished, timestamp: 0 },
  ]);
  expect(ended.find(({ tabId }) => tabId === own)?.events).toHaveLength(1);
});

test("where tabs cannot be asked, others' leavings stay", () => {
  const left = { ...nothing, chunks: [chunk(other, 1, 60_000)] };
  expect(planRecovery(left, { ...input, aliveTabIds: null }).resend).toEqual([]);
});

test("rows of a chunk that was cut after all are dropped, not cut twice", () => {
  const left = { ...nothing, chunks: [chunk(other, 4, 9_000)], rows: [row(other, 4, 0, 9_000)] };
  const plan = planRecovery(left, input);
  expect(plan.cut).toEqual([]);
  expect(plan.expired.rows).toMatchObject([{ tabId: other, seq: 4 }]);
});

test("after a day everything is forgotten and nothing sent", () => {
  const old = 24 * 3_600_000 + 1;
  const hash = parseAssetHash("h".repeat(43));
  const sheets = hash ? [{ hash, text: "a{}", savedAtMs: nowMs - old }] : [];
  const plan = planRecovery(
    { ...nothing, chunks: [chunk(other, 1, old)], rows: [row(other, 2, 0, old)], sheets },
    input,
  );
  expect(plan).toMatchObject({ resend: [], cut: [], sheets: [], expired: { sheets: [hash] } });
  expect([plan.expired.chunks.length, plan.expired.rows.length]).toEqual([1, 1]);
});

test("a sheet no waiting chunk refers to was asked for and never delivered", () => {
  const hash = parseAssetHash("h".repeat(43));
  const sheets = hash ? [{ hash, text: "a{}", savedAtMs: nowMs - 5_000 }] : [];
  expect(planRecovery({ ...nothing, sheets }, input).sheets).toEqual([hash]);
  const referring = { ...chunk(other, 1, 9_000), assetHashes: hash ? [hash] : [] };
  expect(planRecovery({ ...nothing, chunks: [referring], sheets }, input).sheets).toEqual([]);
});

const held = (tabId: TabId, n: number, ageMs: number, of = sessionId): StoredHeld => ({
  sessionId: of,
  tabId,
  n,
  gzip: new Uint8Array(),
  firstAtMs: n,
  lastAtMs: n,
  cutAtMs: n,
  eventCount: 1,
  hasFullSnapshot: false,
  assetHashes: [],
  savedAtMs: nowMs - ageMs,
});

test("what a lost tab held is released in order once the session is sent, and not before", () => {
  const left = { ...nothing, held: [held(other, 9, 4_000), held(other, 8, 5_000), held(own, 7, 4_000)] };
  expect(planRecovery(left, input).release.map((tab) => tab.map(({ n }) => n))).toEqual([[8, 9]]);
  expect(planRecovery(left, { ...input, isSent: false }).release).toEqual([]);
  expect(planRecovery(left, { ...input, aliveTabIds: new Set([other]) }).release).toEqual([]);
});

test("what was held dies with its session, or after half an hour", () => {
  const over = makeSessionId("tag", nowMs, "b".repeat(16));
  const left = {
    ...nothing,
    held: [held(own, 1, 1_000, over), held(own, 2, 1_800_001), held(own, 3, 1_000)],
  };
  expect(planRecovery(left, input).expired.held.map(({ n }) => n)).toEqual([1, 2]);
});

test("what the tab's page before gave to the browser is sent only if it turns out to be lacking", () => {
  const given: StoredChunk = { ...chunk(own, 3, 4_000), isGiven: true };
  const hash = parseAssetHash("h".repeat(43));
  const withSheets: StoredChunk = { ...given, seq: 4, assetHashes: hash ? [hash] : [] };
  const others: StoredChunk = { ...given, tabId: other, seq: 5 };
  const plan = planRecovery({ ...nothing, chunks: [given, withSheets, others, chunk(own, 6, 4_000)] }, input);
  expect(plan.presumed.map(({ seq }) => seq)).toEqual([3]);
  expect(plan.resend.map(({ seq }) => seq)).toEqual([4, 5, 6]);
});
