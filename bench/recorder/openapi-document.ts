/**
 * An OpenAPI document of a made-up warehouse: 150 operations with parameters, bodies and answers, so that a page that
 * shows it is about as large as that of a public API. The same in every run.
 */
const tags = ["orders", "parcels", "stock", "suppliers", "returns"];
const parts = ["", "/lines", "/notes", "/labels", "/events", "/holds"];
const methods = ["get", "put", "post", "patch", "delete"] as const;

type Json = Record<string, unknown>;

const text = (description: string): Json => ({ type: "string", description });

function schemaOf(tag: string): Json {
  const fields = Array.from({ length: 14 }, (_, n): [string, Json] => [
    `${tag}Field${n}`,
    n % 3 === 0 ? { type: "integer", format: "int64", example: n * 37 } : text(`Field ${n} of ${tag}.`),
  ]);
  return { type: "object", required: [`${tag}Field0`], properties: Object.fromEntries(fields) };
}

function operation(tag: string, part: string, method: string): Json {
  const name = `${method}${tag}${part.slice(1)}`;
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${tag}` } } };
  const query = Array.from({ length: 4 }, (_, n) => ({
    name: `filter${n}`,
    in: "query",
    description: `Narrows what is answered, way ${n}.`,
    schema: { type: "string", enum: ["first", "second", "third"] },
  }));
  return {
    tags: [tag],
    operationId: name,
    summary: `${method.toUpperCase()} ${part.slice(1) || "the whole"} of one of the ${tag}`,
    description: `Reads or changes ${part.slice(1) || "everything"} of **${tag}**. Answers at once; see [the guide](#).`,
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }, ...query],
    ...(method === "get" || method === "delete" ? {} : { requestBody: { content } }),
    responses: {
      "200": { description: "Done.", content },
      "404": { description: `None of the ${tag} has this id.` },
      "409": { description: "Somebody else was quicker." },
    },
  };
}

export function openApiDocument(): string {
  const paths = tags.flatMap((tag) =>
    parts.map((part): [string, Json] => [
      `/${tag}/{id}${part}`,
      Object.fromEntries(methods.map((method) => [method, operation(tag, part, method)])),
    ]),
  );
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Warehouse", version: "1.0.0", description: "What stands where, and who wants it." },
    tags: tags.map((name) => ({ name, description: `All about ${name}` })),
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(tags.map((tag) => [tag, schemaOf(tag)])) },
  });
}
