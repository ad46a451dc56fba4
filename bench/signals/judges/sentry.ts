import { join } from "node:path";
import { build } from "vite";
import { isJsonObject } from "../../../protocol/json-object.ts";
import type { Judge } from "./judge.ts";
import { judgeOf } from "./open-peer.ts";

/** Sentry's own verdicts, which its replay adds to a recording; see `sentry-page.ts`. */
export const sentry: Judge = {
  label: "@sentry/browser 11.12.0",
  kinds: ["rageClick", "deadClick", "slowClick"],
  async open() {
    const script = await bundle();
    return await judgeOf({
      label: "",
      kinds: [],
      // A click without an answer is given up after 7 s.
      restMs: 8_500,
      scriptAt: (path) => (path === "/sentry.js" ? script : null),
      tag: (origin, sink) =>
        `<script>window.corpusSink = ${sink};</script><script src="${origin}/scripts/sentry.js"></script>`,
      isRunning: "window.corpusRunning === true",
      verdictsIn(posted) {
        const read: unknown = posted.startsWith(`{"category"`) ? JSON.parse(posted) : null;
        if (!isJsonObject(read)) return [];
        if (read.category === "ui.multiClick") return [{ kind: "rageClick", selector: null, evidence: "" }];
        if (read.category !== "ui.slowClickDetected") return [];
        const kind = read.endReason === "timeout" ? "deadClick" : "slowClick";
        return [{ kind, selector: null, evidence: String(read.endReason) }];
      },
    }).open();
  },
};

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', __SENTRY_DEBUG__: "false" },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(import.meta.dirname, "sentry-page.ts"), formats: ["iife"], name: "corpusSentry" },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) return output[0].code;
  throw new Error("No output for Sentry.");
}
