import { startExtras } from "./capture/start-extras.ts";
import { recover } from "./keep/recover.ts";
import { toMoments } from "./moments.ts";
import { putPart } from "./parts.ts";
import { sendWithdrawals } from "./privacy/send-withdrawals.ts";
import { createWatch } from "./trigger/watch.ts";

putPart("extras", { startExtras, createWatch, recover, toMoments, sendWithdrawals });
