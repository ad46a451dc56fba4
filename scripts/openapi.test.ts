import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { parseSessionId, parseWebsiteId } from "../protocol/ids.ts";
import { everyOperation } from "../protocol/openapi/every-operation.ts";
import { makeDocument } from "../protocol/openapi/make-document.ts";
import { pathParameters } from "../protocol/openapi/path-parameters.ts";

test("a public linter has nothing to say against the description", async () => {
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: {
      // A socket opens with 101.
      "operation-2xx-response": "off",
      // The description itself is refused to nobody.
      "operation-4xx-response": "off",
    },
  });
  const source = JSON.stringify(makeDocument(everyOperation), null, 1);
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});

test("it finds what is wrong with a description", async () => {
  const config = await createConfig({ extends: ["recommended-strict"] });
  const document = makeDocument(everyOperation.map((operation) => ({ ...operation, id: "same" })));
  const source = JSON.stringify(document);
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
  expect(problems.map(({ ruleId }) => ruleId)).toContain("operation-operationId-unique");
});

test("examples of ids are of the shape that routes take", () => {
  expect(parseSessionId(pathParameters.sessionId?.example ?? "")).not.toBeNull();
  expect(parseWebsiteId(pathParameters.websiteId?.example ?? "")).not.toBeNull();
});
