import { accountOperations } from "./account-operations.ts";
import { descriptionOperations } from "./description-operations.ts";
import { ingestOperations } from "./ingest-operations.ts";
import type { Operation } from "./operation.ts";
import { privacyOperations } from "./privacy-operations.ts";
import { replayOperations } from "./replay-operations.ts";
import { sessionOperations } from "./session-operations.ts";
import { signalOperations } from "./signal-operations.ts";

/** Every route there is under `/api` and `/v1`; a test holds it beside the routes. */
export const everyOperation: readonly Operation[] = [
  ...accountOperations,
  ...sessionOperations,
  ...replayOperations,
  ...signalOperations,
  ...privacyOperations,
  ...ingestOperations,
  ...descriptionOperations,
];
