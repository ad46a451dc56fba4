import type { SettlingDeps } from "./settling.ts";

/** Notes, once, that style sheets of the session's pages were not taken. Of a session that is not known nothing is noted. */
export function noteLackingSheets({ store, storage }: Pick<SettlingDeps, "store" | "storage">): void {
  const state = store.state();
  if (state === null || state.refusals.lacksSheets) return;
  const refusals = { ...state.refusals, lacksSheets: true as const };
  store.transaction(storage, () => store.writeState({ ...state, refusals }));
}
