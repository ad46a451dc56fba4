import { describe, expect, it } from "vitest";
import type { Member } from "../../../protocol/api-accounts.ts";
import { membersMeant, mentionsIn, withMention } from "./mentions.ts";

const member = (personId: string, name: string): Member => ({
  personId,
  name,
  email: `${personId}@shop.example`,
  role: "member",
  joinedAt: "2026-11-21T10:00:00.000Z",
});
const members = [member("ada", "Ada Lovelace"), member("alan", "Alan Turing"), member("grace", "")];

describe("naming members in a note", () => {
  it("offers who may be meant by what was begun, and nobody in an address", () => {
    expect(membersMeant("Look @a", members).map(({ personId }) => personId)).toEqual(["ada", "alan"]);
    expect(membersMeant("@ADA L", members).map(({ personId }) => personId)).toEqual(["ada"]);
    expect(membersMeant("mail me@a", members)).toEqual([]);
    expect(membersMeant("Look", members)).toEqual([]);
  });

  it("writes the name out and knows it again", () => {
    const [ada] = members;
    const text = ada ? withMention("Look @ad", ada) : "";
    expect(text).toBe("Look @Ada Lovelace ");
    expect(mentionsIn(`${text}and @grace@shop.example`, members)).toEqual(["ada", "grace"]);
    expect(membersMeant(text.trim(), members)).toEqual([]);
  });
});
