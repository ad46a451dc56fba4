import { expect, test } from "vitest";
import { decideOperator } from "./operator-token.ts";

const token = "o".repeat(32);

test("who brings the token is the operator", () => {
  expect(decideOperator({ OPERATOR_TOKEN: token }, `Bearer ${token}`)).toBe("operator");
});

test.each([undefined, "", token, "Bearer", `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`])(
  "who brings %j is a stranger",
  (authorization) => {
    expect(decideOperator({ OPERATOR_TOKEN: token }, authorization)).toBe("stranger");
  },
);

test("without a token, or with one that may be guessed, there is nothing to ask", () => {
  expect(decideOperator({}, "Bearer ")).toBe("no_api");
  expect(decideOperator({ OPERATOR_TOKEN: "" }, "Bearer ")).toBe("no_api");
  expect(decideOperator({ OPERATOR_TOKEN: token.slice(1) }, `Bearer ${token.slice(1)}`)).toBe("no_api");
});
