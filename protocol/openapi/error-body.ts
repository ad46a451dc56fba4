import * as z from "zod";
import { type ErrorBody, type ErrorCode, errorStatus } from "../errors.ts";

const isCode = (text: string): text is ErrorCode => text in errorStatus;

/** The one shape of everything that is not a success. */
export const errorBody: z.ZodType<ErrorBody> = z.strictObject({
  code: z.enum(Object.keys(errorStatus).filter(isCode)),
  message: z.string().describe("For a person; it may change."),
  requestId: z.string(),
  nowMs: z.int().exactOptional().describe("Server time, with `session_id_time` only."),
  newest: z.looseObject({}).exactOptional().describe("What stands now, with `settings_changed` only."),
});
