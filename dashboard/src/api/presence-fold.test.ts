import { expect, it } from "vitest";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { aVisitor } from "./a-visitor.ts";
import { withPresence } from "./presence-fold.ts";

const idsOf = (visitors: readonly LiveVisitor[] | null) => visitors?.map(({ visitorId }) => visitorId);
const [old, young] = [
  aVisitor({ visitorId: "vis_old", since: "2026-11-21T10:00:00.000Z" }),
  aVisitor({ visitorId: "vis_young", since: "2026-11-21T10:05:00.000Z" }),
];

it("begins anew with a list, who came last first", () => {
  const told = JSON.stringify({ type: "list", visitors: [old, young] });
  expect(idsOf(withPresence([aVisitor({ visitorId: "vis_gone" })], told))).toEqual(["vis_young", "vis_old"]);
});

it("adds who comes, changes who moves on and drops who goes, and leaves the order", () => {
  const moved = { ...old, url: "https://shop.example/cart" };
  const news = JSON.stringify({ type: "news", visitors: [moved], gone: ["vis_gone"] });
  const visitors = withPresence([young, old, aVisitor({ visitorId: "vis_gone" })], news);
  expect(idsOf(visitors)).toEqual(["vis_young", "vis_old"]);
  expect(visitors?.[1]?.url).toBe("https://shop.example/cart");
});

it("passes over what it does not know", () => {
  for (const text of ["pong", "{}", '{"type":"later"}', '{"type":"news","visitors":[{}],"gone":[]}'])
    expect(withPresence([old], text)).toBeNull();
});
