import { zValidator } from "@hono/zod-validator";
import type * as z from "zod";
import { AppError } from "../app-error.ts";

/** Parses one part of a request; what is wrong with it is told with the field's name. */
export const valid = <Schema extends z.ZodType, Target extends "query" | "json">(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result) => {
    if (!result.success) throw new AppError("bad_request", describe(result.error.issues));
  });

const describe = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`).join("; ");
