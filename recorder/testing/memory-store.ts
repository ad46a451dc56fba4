import { createTextStore, type TextStore } from "../session/text-store.ts";

/** As where a browser gives no storage: the text is kept as long as the store is. */
export const memoryStore = (): TextStore =>
  createTextStore(() => {
    throw new Error("no storage here");
  }, "key");
