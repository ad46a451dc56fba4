import type { Context } from "hono";
import type { Env } from "../env.ts";

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Env;
  Variables: { requestId: string };
}

/** What every context has in common, whatever has been put into it. */
export type Asked = Pick<Context<AppEnv>, "env" | "req" | "executionCtx">;
