import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { cleanUrl } from "../privacy/clean-url.ts";
import { pagePath } from "./page-path.ts";

const at = (path: string, level: "balanced" | "strict" = "balanced") =>
  pagePath(`https://shop.example${path}`, level).replace("https://shop.example", "");

describe("a page's address as members see it", () => {
  it("is where the visitor is, without the query", () => {
    expect(at("/")).toBe("/");
    expect(at("/product/harbor-lantern-2/?ref=mail#top")).toBe("/product/harbor-lantern-2/");
    expect(at("/app/#/orders/42?tab=1")).toBe("/app/#/orders/42");
    expect(at("/app#!/cart")).toBe("/app#!/cart");
  });

  it("hides what may be an address, a number or a token", () => {
    for (const secret of [
      ...["anna@mail.example", "anna%40mail.example", "+4917612345678", "4111-1111-1111-1111", "078-05-1120"],
      ...[
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXZhbHVl",
        "sk_live_51H8x7zABCDEFGHIJKLMNOPQRSTUVWXYZ012345678",
      ],
    ])
      expect(at(`/reset/${secret}/done`)).toBe("/reset/***/done");
  });

  it("shows nothing but words where the level is strict", () => {
    expect(at("/orders/42/maria.keller", "strict")).toBe("/orders/***/***");
    expect(at("/my-account", "strict")).toBe("/my-account");
  });

  it("shows no part of a path that a session would not show", () => {
    const clean = (text: string) => cleanText(text, false);
    const segment = fc.oneof(
      fc.webSegment(),
      fc.emailAddress(),
      fc.uuid(),
      fc.stringMatching(/^[a-z0-9_.~-]{1,50}$/),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const href = new URL(`https://shop.example/${segments.map(encodeURIComponent).join("/")}`).href;
        const shown = pagePath(href, "balanced").split("/");
        const inSession = new Set(cleanUrl(href, "balanced", clean).split("/"));
        expect(shown.filter((one) => one !== "***" && !inSession.has(one))).toEqual([]);
      }),
      { seed: 7 },
    );
  });
});
