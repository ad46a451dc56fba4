import { expect, test } from "vitest";
import { call, callPublic } from "../testing/call.ts";

test("the description and its page are for everybody, and never out of date", async () => {
  const described = await call("/api/openapi.json");
  expect(described.headers.get("content-type")).toBe("application/json");
  expect(await described.json()).toMatchObject({ openapi: "3.1.0" });
  const page = await call("/api/reference");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const sheet = await call("/api/reference/swagger-ui.css");
  expect(sheet.headers.get("content-type")).toBe("text/css; charset=utf-8");
  for (const { headers } of [described, page, sheet]) expect(headers.get("cache-control")).toBe("no-cache");
});

test("the page runs scripts of its own origin alone, and stands in nobody's frame", async () => {
  const policy = (await call("/api/reference")).headers.get("content-security-policy");
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy?.split("; ")).toContain(rule);
  }
  expect(policy).not.toContain("unsafe");
});

test("no other file of the build is handed out, and nothing on the public origin", async () => {
  for (const name of ["x.js", "..%2Fopenapi.json", "reference.html", "%2e%2e%2f..%2fr%2floader.js"]) {
    const answer = await call(`/api/reference/${name}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "not_found" });
  }
  expect((await callPublic("/api/openapi.json")).status).toBe(404);
  expect((await callPublic("/api/reference")).status).toBe(404);
});
