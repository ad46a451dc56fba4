import { type Described, describeOperation } from "./describe-operation.ts";
import { namedSchemas } from "./json-schemas.ts";
import { type Operation, topics } from "./operation.ts";

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: object;
  servers: object[];
  tags: object[];
  security: object[];
  paths: Record<string, Record<string, Described>>;
  components: object;
}

/** @param operations in the order they are told; see `every-operation.ts` */
export function makeDocument(operations: readonly Operation[]): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Playhead",
      version: "1",
      description:
        "Everything that the dashboard reads and does. Times are ISO 8601 in UTC, durations are in ms. Every answer that is not a success is an `Error`; what is another organisation's is answered like what does not exist.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The dashboard's origin." }],
    tags: Object.entries(topics).map(([name, description]) => ({ name, description })),
    security: [{ apiKey: [] }, { login: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key of the organisation." },
        login: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-playhead_login",
          description:
            "A member's login; what changes anything then comes from the dashboard's origin alone.",
        },
        operatorToken: { type: "http", scheme: "bearer", description: "The deployment's `OPERATOR_TOKEN`." },
      },
      schemas: namedSchemas(),
    },
  };
}
