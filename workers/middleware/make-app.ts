import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { AppError } from "../app-error.ts";
import { answerError, answerNotFound, errorResponse } from "./answer-error.ts";
import type { AppEnv } from "./app-env.ts";

/** An app that answers errors, unknown paths and wrong methods in the one shape, on whichever host it serves. */
export function makeApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set("requestId", c.req.header("cf-ray") ?? crypto.randomUUID());
    await next();
    // Not by `c.header`, which builds a finished answer anew.
    c.res.headers.set("x-content-type-options", "nosniff");
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const answer = errorResponse(
          c,
          new AppError("method_not_allowed", "This address takes other methods."),
        );
        answer.headers.set("allow", methods.join(", "));
        return answer;
      },
    }),
  );
  app.onError(answerError);
  app.notFound(answerNotFound);
  return app;
}
