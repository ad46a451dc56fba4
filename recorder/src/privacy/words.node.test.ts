import { expect, test } from "vitest";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import type { Level } from "./level.ts";
import { cleanWords } from "./words.ts";

function words(text: string, level: Level = "balanced"): string {
  const clean = (one: string) => cleanText(one);
  return cleanWords(text, level, clean, (url) => cleanUrl(url, level, clean));
}

test("a message keeps its words and loses the secrets and the values in its URLs", () => {
  expect(words("No answer from https://api.example/pay?card=1, ada@shop.example.")).toBe(
    "No answer from https://api.example/pay?card=***, •••.",
  );
  expect(words(`{"password":"hunter22","user":"ada"} key=sk_${"live"}_4eC39HqLyjWDarjtT1zdp7dc`)).toBe(
    '{"password":"•••","user":"ada"} key=•••',
  );
});

test("a stack still says where in which file", () => {
  const stack = "TypeError: x is null\n    at pay (https://shop.example/app-4f3a9b2c.js?u=ada:10:5)";
  expect(words(stack)).toBe(
    "TypeError: x is null\n    at pay (https://shop.example/app-4f3a9b2c.js?u=***:10:5)",
  );
});

test("under strict only an error's name and the places of its stack are told", () => {
  const text =
    "TypeError: Ada is null\nwho is Ada\n    at async pay (https://shop.example/app.js?u=ada:10:5)\npay@https://shop.example/app.js:1:2";
  expect(words(text, "strict")).toBe(
    "TypeError: •••\n•••\n    at async pay (https://shop.example/app.js:10:5)\npay@https://shop.example/app.js:1:2",
  );
  expect(words("Uncaught (in promise) RangeError: Ada", "strict")).toBe(
    "Uncaught (in promise) RangeError: •••",
  );
  expect(words("Welcome, Ada", "strict")).toBe("•••");
  expect(words("", "strict")).toBe("");
});
