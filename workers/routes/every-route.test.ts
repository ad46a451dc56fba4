import { expect, test } from "vitest";
import { scopeOf } from "../../protocol/openapi/describe-operation.ts";
import { everyOperation } from "../../protocol/openapi/every-operation.ts";
import { namesIn, pathParameters } from "../../protocol/openapi/path-parameters.ts";
import { neededScope } from "../auth/needed-scope.ts";
import { makeApiApp } from "./api-app.ts";
import { makeIngestApp } from "./ingest-app.ts";

/** Middleware answers nothing by itself. */
const routes = [...makeApiApp().routes, ...makeIngestApp().routes]
  .filter(({ method }) => method !== "ALL")
  .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);

const described = everyOperation.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

test("every route is described, and every description is of a route", () => {
  expect([...new Set(routes)].sort()).toEqual([...described].sort());
});

test("a description names the right that its route asks for", () => {
  for (const operation of everyOperation.filter(({ isOpen }) => isOpen !== true)) {
    const { method, path } = operation;
    const named = namesIn(path).reduce((filled, name) => {
      return filled.replace(`{${name}}`, pathParameters[name]?.example ?? "");
    }, path);
    expect(neededScope(method.toUpperCase(), named), `${method} ${path}`).toBe(scopeOf(operation));
  }
});
