import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { AppError } from "../app-error.ts";
import { answerError, answerNotFound, errorResponse } from "./answer-error.ts";
import type { AppEnv } from "./app-env.ts";

const nosniff = ["x-content-type-options", "nosniff"] as const;

/** An app that answers errors, unknown paths and wrong methods in the one shape, on whichever host it serves. */
export function makeApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set("requestId", c.req.header("cf-ray") ?? crypto.randomUUID());
    c.header(...nosniff);
    await next();
    // An answer that was not made by this context, such as a file's, came without it.
    if (!c.res.headers.has(nosniff[0])) c.header(...nosniff);
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
