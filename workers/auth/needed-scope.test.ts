import { expect, test } from "vitest";
import { neededScope } from "./needed-scope.ts";

test.each([
  ["GET", "/api/websites", "read"],
  ["HEAD", "/api/replay/ses_x/timeline", "read"],
  ["PUT", "/api/replay/ses_x/pin", "write"],
  ["DELETE", "/api/replay/ses_x/pin", "write"],
  ["POST", "/api/websites/web_x/import", "write"],
  ["DELETE", "/api/replay/ses_x", "erase"],
  ["DELETE", "/api/websites/web_x/visitors/vis_x", "erase"],
  ["DELETE", "/api/websites/web_x/contacts/a%2Fb", "erase"],
  ["GET", "/api/websites/web_x/visitors/vis_x/export", "read"],
  ["GET", "/api/members", "read"],
  ["PUT", "/api/members/per_x/role", "admin"],
  ["GET", "/api/keys", "admin"],
  ["POST", "/api/invitations", "admin"],
  ["GET", "/api/audit", "admin"],
])("%s %s takes the right to %s", (method, path, scope) => {
  expect(neededScope(method, path)).toBe(scope);
});

test.each([
  ["GET", "/api/me"],
  ["PUT", "/api/me/password"],
  ["DELETE", "/api/logins/log_x"],
  ["DELETE", "/api/members/per_x"],
])("%s %s is anybody's to ask", (method, path) => {
  expect(neededScope(method, path)).toBeNull();
});

test("what has no rule is no less than written", () => {
  expect(neededScope("PATCH", "/api/mere")).toBe("write");
  expect(neededScope("POST", "/api/members-of/x")).toBe("write");
});
