import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

describe("the second privacy net", () => {
  it.each([
    ["a card in groups", "paid with 4111 1111 1111 1111 today", "paid with ••• today"],
    ["a card in one run", "5555555555554444", "•••"],
    ["a social security number", "SSN 536-90-4399.", "SSN •••."],
    ["an e-mail address", "write to ada.lovelace+shop@mail.example.co.uk!", "write to •••!"],
    ["an e-mail address in a link", "mailto:ada@example.org?subject=x", "mailto:•••?subject=x"],
    ["a JSON Web Token", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "Bearer •••"],
    ["a Stripe key", `key=sk_${"live"}_4eC39HqLyjWDarjtT1zdp7dc`, "key=•••"],
    ["a GitHub token", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "•••"],
    ["an AWS key id", "AKIAIOSFODNN7EXAMPLE", "•••"],
    ["a GitLab token", "glpat-abcdefghij0123456789", "•••"],
    ["a Google key", "key AIzaSyA-1234567890abcdefghijklmnopqrstu", "key •••"],
    ["a Slack token", "xoxb-123456789012-abcdef", "•••"],
    ["an OpenAI key", "sk-proj-abcdefghijklmn0pqrstuvwxyz", "•••"],
    ["a bearer token", "Authorization: Bearer 9f86d081884c7d65", "Authorization: Bearer •••"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE0g\n-----END RSA PRIVATE KEY-----", "•••"],
    [
      "what calls itself a password",
      '{"password":"hunter22"} passwd=hunter22&a=1',
      '{"password":"•••"} passwd=•••&a=1',
    ],
    ["a card in groups without spaces to break at", "4111\u00a01111\u00a01111\u00a01111", "•••"],
    ["a social security number with spaces", "536 90 4399", "•••"],
    ["an e-mail address in a URL", "/users/ada%40example.org/edit", "/users/•••/edit"],
    ["a bank account", "IBAN DE89 3704 0044 0532 0130 00, GB29NWBK60161331926819", "IBAN •••, •••"],
    ["an international phone number", "call +44 20 7946 0958 or +1 (415) 555-2671", "call ••• or •••"],
    ["a North American phone number", "(415) 555-2671, 415-555-2671, 415.555.2671", "•••, •••, •••"],
    ["a national phone number", "030 12345678, 0171-1234567, 01 23 45 67 89", "•••, •••, •••"],
  ])("masks %s", (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each([
    ["a number that fails the check digit", "4111 1111 1111 1112"],
    ["a time in milliseconds", "1795246974000"],
    ["a file for dense screens", "/img/logo@2x.png"],
    ["a package and its version", "https://cdn.example.com/react@19.3.1/index.js"],
    ["a style rule", "@media (min-width: 640px)"],
    ["a date", "Order of 2026-11-21"],
    ["a date and time as written in other places", "09-11-2026 10:30, 21.11.2026, 2026-11-21 10:30:00"],
    ["a price and a count", "1.299,00 or 12,345,678 of 1000000"],
    ["an address on the network", "192.168.100.200:8080"],
    ["a version", "v2.345.6789"],
    ["numbers in a row", "100 200 300 400 1000 2000"],
    ["a word that is a password's name", "Password: required"],
    ["a bank account that fails its check digits", "DE88 3704 0044 0532 0130 00"],
    ["an order's number", "#2026-00417"],
    ["a picture", "data:image/png;base64,ada@example.org"],
    ["a picture in a style", 'url("data:image/webp;base64,ada@example.org") 0 0'],
    ["an asset reference", "ph-asset:n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"],
  ])("leaves %s", (_what, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it("shows e-mail addresses when the website asks for it, and no other secret", () => {
    expect(cleanText("ada@example.org, 536-90-4399", true)).toBe("ada@example.org, •••");
  });

  it("masks the same once more as at first", () => {
    const once = cleanText("Bearer 9f86d081884c7d65, password=hunter22, +44 20 7946 0958, ada@example.org");
    expect(cleanText(once)).toBe(once);
  });

  // A pattern that looks again from every character of these would not come to an end.
  it.each([
    "a",
    "eyJ",
    "-eyJ",
    "4 ",
    "a.",
    "+1 ",
    "0 1",
    "@a.",
    "-----BEGIN PRIVATE KEY-----",
    "token=",
    "bearer ",
    "DE89 ",
    "415-",
  ])("comes to the end of a long text of %j", (part) => {
    const text = `${part.repeat(200_000 / part.length)} @ eyJ 1234`;
    expect(cleanText(text).length).toBeGreaterThan(0);
  });
});
