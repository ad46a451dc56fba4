import { createDelivery } from "./create-delivery.ts";
import { putPart } from "./parts.ts";
import { sendWithdrawals } from "./privacy/send-withdrawals.ts";
import { shared } from "./shared.ts";

Object.assign(window.__playhead?.shared ?? {}, shared);
putPart("delivery", { createDelivery, sendWithdrawals });
