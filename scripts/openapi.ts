import { everyOperation } from "../protocol/openapi/every-operation.ts";
import { makeDocument } from "../protocol/openapi/make-document.ts";

// Prints the API's description, as a deployment serves it at `/api/openapi.json`.
console.log(JSON.stringify(makeDocument(everyOperation), null, 2));
