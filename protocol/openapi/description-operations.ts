import * as z from "zod";
import { jsonOf, type Operation } from "./operation.ts";

export const descriptionOperations: Operation[] = [
  {
    method: "get",
    path: "/api/openapi.json",
    id: "getDescription",
    topic: "Description",
    summary: "Read this description",
    isOpen: true,
    answers: { 200: jsonOf("OpenAPI 3.1.", z.looseObject({ openapi: z.string() })) },
  },
  {
    method: "get",
    path: "/api/reference",
    id: "getReference",
    topic: "Description",
    summary: "Read this description as a page",
    isOpen: true,
    answers: { 200: { description: "The page.", content: { type: "text/html" } } },
  },
  {
    method: "get",
    path: "/api/reference/{file}",
    id: "getReferenceFile",
    topic: "Description",
    summary: "Read a file of that page",
    isOpen: true,
    answers: { 200: { description: "The file.", content: { type: "*/*" } } },
    refusals: ["not_found"],
  },
];
