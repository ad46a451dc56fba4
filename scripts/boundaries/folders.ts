import { importsOf } from "./imports-of.ts";
import { type Breach, isTest, type SourceFile } from "./source-file.ts";

interface FolderRule {
  /** Paths the rule speaks of: the first rule that fits a file is the one that counts. */
  folder: string;
  /** Paths it may import from, besides itself. */
  mayImport: readonly string[];
}

/** What every folder of the Worker may know: the files that stand directly in it. */
const workerRoot = ["workers/app-error.ts", "workers/env.ts", "workers/inflate.ts", "workers/log.ts"];
/** Where the address of a session is defined. */
const sessionAddress = "workers/archive/keys.ts";
const edge = [
  "protocol/",
  ...workerRoot,
  "workers/session-stub.ts",
  "workers/presence-stub.ts",
  "workers/webhook-stub.ts",
  // Whom a webhook may be sent to is told when it is made.
  "workers/webhooks/target-rule.ts",
  // They read stored frames and know nothing of the object; the API hands out what they read.
  "workers/session/read-chunks.ts",
  "workers/session/without-requests.ts",
  ...["archive", "auth", "catalog", "control", "erasure", "middleware", "retention", "routes"].map(
    (name) => `workers/${name}/`,
  ),
];
const dashboardShared = [
  "protocol/",
  "dashboard/src/api/",
  "dashboard/src/design/",
  "dashboard/src/url-state.ts",
];

/** Who may import whom: ARCHITECTURE.md says why. */
const folderRules: readonly FolderRule[] = [
  { folder: "protocol/", mayImport: [] },
  { folder: "recorder/", mayImport: ["protocol/"] },
  { folder: "workers/routes/", mayImport: edge },
  { folder: "workers/middleware/", mayImport: edge },
  { folder: "workers/auth/", mayImport: edge },
  {
    folder: "workers/presence/",
    // What a browser says of itself is read in one place.
    mayImport: ["protocol/", ...workerRoot, "workers/presence-stub.ts", "workers/session/device.ts"],
  },
  {
    folder: "workers/webhooks/",
    mayImport: ["protocol/", ...workerRoot, "workers/webhook-stub.ts", "workers/auth/random-id.ts"],
  },
  { folder: "workers/webhook-stub.ts", mayImport: ["protocol/", "workers/env.ts"] },
  { folder: "workers/presence-stub.ts", mayImport: ["protocol/", "workers/env.ts"] },
  {
    folder: "workers/session/",
    mayImport: [
      "protocol/",
      ...workerRoot,
      "workers/session-stub.ts",
      "workers/webhook-stub.ts",
      "workers/presence-stub.ts",
      "workers/archive/",
      "workers/catalog/",
      "workers/control/",
    ],
  },
  {
    folder: "workers/erasure/",
    mayImport: [
      "protocol/",
      ...workerRoot,
      "workers/archive/",
      "workers/catalog/",
      "workers/control/",
      "workers/session-stub.ts",
      "workers/webhook-stub.ts",
      "workers/presence-stub.ts",
    ],
  },
  { folder: "workers/archive/", mayImport: ["protocol/", ...workerRoot] },
  { folder: "workers/control/", mayImport: ["protocol/", ...workerRoot] },
  { folder: "workers/catalog/", mayImport: ["protocol/", ...workerRoot, "workers/control/", sessionAddress] },
  {
    folder: "workers/retention/",
    mayImport: [
      "protocol/",
      ...workerRoot,
      "workers/archive/",
      "workers/catalog/",
      "workers/control/",
      "workers/webhook-stub.ts",
      "workers/session-stub.ts",
    ],
  },
  {
    folder: "workers/session-stub.ts",
    // What it tells of a live session is what the catalog keeps of it.
    mayImport: ["protocol/", "workers/env.ts", sessionAddress, "workers/catalog/save-session.ts"],
  },
  { folder: "workers/", mayImport: ["protocol/", "workers/"] },
  { folder: "dashboard/functions/", mayImport: [] },
  // What a list is narrowed to is said alike by its URL and by what is asked of the API.
  { folder: "dashboard/src/api/", mayImport: ["protocol/", "dashboard/src/url-state.ts"] },
  {
    folder: "dashboard/src/design/",
    mayImport: ["protocol/", "dashboard/src/api/", "dashboard/src/url-state.ts"],
  },
  {
    folder: "dashboard/src/player-frame/",
    mayImport: ["protocol/", "dashboard/src/replay/frame-messages.ts"],
  },
  {
    folder: "dashboard/src/replay/",
    mayImport: ["protocol/", "dashboard/src/api/", "dashboard/src/design/"],
  },
  { folder: "dashboard/src/player/", mayImport: [...dashboardShared, "dashboard/src/replay/"] },
  { folder: "dashboard/src/sessions/", mayImport: dashboardShared },
  { folder: "dashboard/src/errors/", mayImport: dashboardShared },
  { folder: "dashboard/src/pages/", mayImport: dashboardShared },
  { folder: "dashboard/src/activity/", mayImport: dashboardShared },
  { folder: "dashboard/src/live/", mayImport: [...dashboardShared, "dashboard/src/replay/"] },
  { folder: "dashboard/src/visitors/", mayImport: dashboardShared },
  { folder: "dashboard/src/sign-in/", mayImport: dashboardShared },
  { folder: "dashboard/src/settings/", mayImport: dashboardShared },
  { folder: "dashboard/src/organisation/", mayImport: dashboardShared },
  { folder: "dashboard/src/onboarding/", mayImport: dashboardShared },
  { folder: "dashboard/src/account/", mayImport: dashboardShared },
  { folder: "dashboard/", mayImport: ["protocol/", "dashboard/"] },
  { folder: "examples/", mayImport: [] },
  { folder: "scripts/", mayImport: ["protocol/"] },
  { folder: "e2e/", mayImport: ["protocol/", "scripts/", "examples/"] },
  // A measurement visits, signs in and looks as the tests do.
  { folder: "bench/", mayImport: ["protocol/", "scripts/", "examples/", "e2e/", "recorder/testing/"] },
];

/** A test may reach across the folders of its own top-level folder, never into another one. */
function allowedFor(path: string, rule: FolderRule): readonly string[] {
  if (!isTest(path)) return rule.mayImport;
  return [...rule.mayImport, `${path.split("/")[0]}/`];
}

export function folderBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) => {
    const rule = folderRules.find(({ folder }) => file.path.startsWith(folder));
    if (!rule) return [];
    const allowed = [rule.folder, ...allowedFor(file.path, rule)];
    return importsOf(file)
      .filter(({ isPackage, target }) => !isPackage && !allowed.some((path) => target.startsWith(path)))
      .map(({ line, target }) => ({
        path: file.path,
        line,
        message: `${rule.folder} may not import ${target}`,
      }));
  });
}
