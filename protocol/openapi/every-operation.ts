import { accountOperations } from "./account-operations.ts";
import { descriptionOperations } from "./description-operations.ts";
import { ingestOperations } from "./ingest-operations.ts";
import { noteOperations } from "./note-operations.ts";
import type { Operation } from "./operation.ts";
import { organisationOperations } from "./organisation-operations.ts";
import { planOperations } from "./plan-operations.ts";
import { presenceOperations } from "./presence-operations.ts";
import { privacyOperations } from "./privacy-operations.ts";
import { replayOperations } from "./replay-operations.ts";
import { savedFilterOperations } from "./saved-filter-operations.ts";
import { sessionOperations } from "./session-operations.ts";
import { settingsOperations } from "./settings-operations.ts";
import { shareOperations } from "./share-operations.ts";
import { signalOperations } from "./signal-operations.ts";
import { visitOperations } from "./visit-operations.ts";
import { webhookOperations } from "./webhook-operations.ts";
import { websiteOperations } from "./website-operations.ts";

/** Every route there is under `/api` and `/v1`; a test holds it beside the routes. */
export const everyOperation: readonly Operation[] = [
  ...websiteOperations,
  ...sessionOperations,
  ...savedFilterOperations,
  ...replayOperations,
  ...shareOperations,
  ...webhookOperations,
  ...signalOperations,
  ...visitOperations,
  ...noteOperations,
  ...presenceOperations,
  ...privacyOperations,
  ...accountOperations,
  ...organisationOperations,
  ...ingestOperations,
  ...descriptionOperations,
  ...planOperations,
  ...settingsOperations,
];
