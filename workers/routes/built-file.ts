import type { Env } from "../env.ts";

/** Long enough for whatever carries the hash of its content in its name. */
export const immutableCaching = "public, max-age=31536000, immutable";

/** A file of the build, as `path` names it from the folder that the Worker carries; null when there is none. */
export async function readBuiltFile(env: Env, path: string): Promise<Response | null> {
  // The binding looks at the path alone; the host is for form's sake.
  const answer = await env.ASSETS.fetch(new URL(path, "https://assets.local"));
  if (answer.status === 200) return answer;
  await answer.body?.cancel();
  return null;
}

/** For files without which a build is no build. */
export async function needBuiltFile(env: Env, path: string): Promise<Response> {
  const file = await readBuiltFile(env, path);
  if (file === null) throw new Error(`the build lacks ${path}`);
  return file;
}
