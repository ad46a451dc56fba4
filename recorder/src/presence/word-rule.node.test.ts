import { expect, it } from "vitest";
import { newSession } from "../../session/session-rule.ts";
import { decideWord } from "./word-rule.ts";

const t = 1_800_000_000_000;
const letters = (length: number) => "a".repeat(length);
const record = { ...newSession("shop", t, null, letters), engaged: true };
const all = { presence: "everyone" } as const;
const { visitorId, sessionId } = record;

it("tells of a visit as members can watch it", () => {
  const stateOf = (mode: "send" | "hold" | "off", over: Partial<typeof record> = {}, minDurationMs = 0) =>
    decideWord({ ...all, minDurationMs }, { record: { ...record, ...over }, mode }, t + 1_000)?.state;
  expect(stateOf("send")).toBe("recorded");
  expect(stateOf("send", { engaged: false })).toBe("waiting");
  expect(stateOf("send", {}, 1_001)).toBe("waiting");
  expect(stateOf("hold")).toBe("waiting");
  expect(stateOf("off")).toBe("not_sampled");
});

it("tells of those alone whom the website wants to know of", () => {
  const recorded = { visitorId, sessionId, state: "recorded" };
  expect(decideWord({}, { record, mode: "send" }, t)).toEqual(recorded);
  expect(decideWord({ presence: "recorded" }, { record, mode: "hold" }, t)).toBeNull();
  expect(decideWord({ presence: "recorded" }, { record, mode: "off" }, t)).toBeNull();
});

it("tells nothing of who has withdrawn, nor of a frame's guest", () => {
  expect(decideWord(all, null, t)).toBeNull();
  expect(decideWord(all, { record: { ...record, isGuest: true }, mode: "send" }, t)).toBeNull();
});
