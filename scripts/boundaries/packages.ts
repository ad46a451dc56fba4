import { importsOf } from "./imports-of.ts";
import { type Breach, isTest, type SourceFile } from "./source-file.ts";

interface PackageRule {
  packages: RegExp;
  /** Where the rule applies; everywhere when absent. */
  within?: RegExp;
  /** The only places within that may import them. */
  owners: RegExp;
  message: string;
}

const nowhere = /^$/;

const packageRules: readonly PackageRule[] = [
  {
    packages: /^(hono$|hono\/|@hono\/)/,
    owners: /^workers\/(routes|middleware|auth)\/|^workers\/index\.ts$/,
    message: "hono belongs to workers/routes, middleware, auth and index.ts",
  },
  {
    packages: /^drizzle-(orm|kit)(\/|$)/,
    owners: /^workers\/(control|catalog)\//,
    message: "drizzle belongs to workers/control and workers/catalog",
  },
  {
    packages: /^zod(\/|$)/,
    within: /^(recorder|protocol)\//,
    owners: /^protocol\/(api[a-z-]*\.ts$|openapi\/)/,
    message: "zod is bigger than the recorder; in protocol only api*.ts and openapi/ may use it",
  },
  {
    packages: /^(@rrweb\/replay|rrweb)(\/|$)/,
    owners: /^dashboard\/src\/player-frame\/|^(bench|e2e)\//,
    message: "recorded pages are rebuilt only in dashboard/src/player-frame",
  },
  {
    packages: /^@rrweb\/record(\/|$)/,
    owners: /^(recorder\/testing|bench)\//,
    message: "our recorder is compared with @rrweb/record, and does not contain it",
  },
  {
    packages: /^node:/,
    within: /^(protocol|recorder\/(loader|session|src)|dashboard\/(src|functions))\//,
    owners: nowhere,
    message: "Node's modules do not exist in a browser",
  },
];

export function packageBreaches(files: readonly SourceFile[]): Breach[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ line, target, isPackage }) =>
        packageRules
          .filter((rule) => isPackage && rule.packages.test(target))
          .filter((rule) => (rule.within?.test(file.path) ?? true) && !rule.owners.test(file.path))
          .map((rule) => ({ path: file.path, line, message: `imports ${target}: ${rule.message}` })),
      ),
    );
}
