import { expect, test } from "vitest";
import { decideLinkTemplate, fillLinkTemplate } from "./link-template.ts";

test.for([
  "https://crm.example/contacts/{contactId}",
  "https://chat.example/open?who={visitorId}&from={sessionUrl}#{conversationId}",
  "https://chat.example/",
])("%s is a template", (template) => {
  expect(decideLinkTemplate(template)).toEqual({ kind: "allowed" });
});

test.for([
  ["http://crm.example/{contactId}", "https"],
  ["javascript:alert('{contactId}')", "https"],
  ["data:text/html,{contactId}", "https"],
  ["https://{contactId}.example/", "host"],
  ["https://{contactId}/", "host"],
  ["https://crm.example:{contactId}/", "address"],
  ["https://ada:secret@crm.example/", "user"],
  ["https://crm.example/{email}", "{email}"],
  ["https://crm.example/{", "brace"],
  ["crm.example/{contactId}", "address"],
] as const)("%s is refused, and why is said", ([template, why]) => {
  const decision = decideLinkTemplate(template);
  expect(decision).toMatchObject({ kind: "refused", message: expect.stringContaining(why) });
});

test("values are percent-encoded, so that none leaves its place", () => {
  expect(fillLinkTemplate("https://crm.example/c/{contactId}?a=1", { contactId: "../x?b=2&c#d" })).toBe(
    "https://crm.example/c/..%2Fx%3Fb%3D2%26c%23d?a=1",
  );
});

test("a session that lacks a value has no address", () => {
  const template = "https://chat.example/{conversationId}";
  expect(fillLinkTemplate(template, { contactId: "ada", conversationId: null })).toBeNull();
  expect(fillLinkTemplate(template, {})).toBeNull();
  expect(fillLinkTemplate("https://chat.example/", {})).toBe("https://chat.example/");
});
