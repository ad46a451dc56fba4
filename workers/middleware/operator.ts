import { createMiddleware } from "hono/factory";
import { AppError } from "../app-error.ts";
import { decideOperator } from "../auth/operator-token.ts";
import { answerNotFound } from "./answer-error.ts";
import type { AppEnv } from "./app-env.ts";

/** Lets through who runs the deployment. Where it has no token for that, there is nothing at these addresses. */
export const operator = createMiddleware<AppEnv>(async (c, next) => {
  const decision = decideOperator(c.env, c.req.header("authorization"));
  switch (decision) {
    case "no_api":
      return answerNotFound(c);
    case "stranger":
      throw new AppError("unauthorized", "The operator's token is needed.");
    case "operator":
      return await next();
  }
});
