import { expect, it } from "vitest";
import { aDocument } from "./a-document.ts";
import { checkedDocument } from "./checked-document.ts";

const issuesOf = (contactUrl: string | null) =>
  checkedDocument
    .safeParse(aDocument({ links: { contactUrl, conversationUrl: null } }))
    .error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

it("a link template that the API would refuse is told at its field", () => {
  expect(issuesOf("https://crm.example/contacts/{contactId}")).toEqual([]);
  expect(issuesOf(null)).toEqual([]);
  expect(issuesOf("http://crm.example/{contactId}")).toEqual([
    ["links.contactUrl", "The address begins with https://."],
  ]);
});
