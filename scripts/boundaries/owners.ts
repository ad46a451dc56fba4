import { type Breach, isTest, lineAt, type SourceFile, withoutComments } from "./source-file.ts";

interface OwnerRule {
  what: RegExp;
  /** Where the rule applies. */
  within: RegExp;
  /** The only places within where it may stand. */
  owners: RegExp;
  message: string;
}

const product = /^(protocol|recorder|workers|dashboard)\//;

const ownerRules: readonly OwnerRule[] = [
  {
    what: /\bsql\.exec\(|\.prepare\(|["'`]\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA)\s/g,
    within: product,
    owners: /^workers\/(control|catalog)\/|^workers\/(session|presence|webhooks)\/store[^/]*\.ts$/,
    message: "SQL stands in the objects' store*.ts, in workers/control and workers/catalog",
  },
  {
    what: /\bARCHIVE\.(?:get|put|head|list|delete|createMultipartUpload)\b|["'`][sap]\/(?:\$\{|web_)|timeline\.json\.gz/g,
    within: product,
    owners: /^workers\/archive\//,
    message: "R2 and its keys belong to workers/archive",
  },
  {
    what: /\.(?:idFromName|idFromString|getByName|newUniqueId)\(/g,
    within: product,
    owners: /^workers\/(session|presence|webhook)-stub\.ts$/,
    message: "objects are named in their stubs",
  },
  {
    what: /\bnew Replayer\b/g,
    within: product,
    owners: /^dashboard\/src\/player-frame\//,
    message: "recorded pages are rebuilt only in dashboard/src/player-frame",
  },
  {
    what: /\bUNSAFE_replayCanvas\b/g,
    within: product,
    owners: /^$/,
    message: "it would run what a visitor sent",
  },
  {
    // A file of that name, as an import spells it, is none.
    what: /(?<!\/)\bconsole\.\w/g,
    within: product,
    owners: /^workers\/log\.ts$/,
    message: "the product logs in workers/log.ts alone",
  },
  {
    what: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bgetRandomValues\(|\brandomUUID\(/g,
    within: /^protocol\/|^workers\/(archive|catalog|control)\/|\/decide-[^/]*\.ts$|-rule\.ts$/,
    owners: /^$/,
    message: "time and chance come in as arguments to rules",
  },
];

export function ownerBreaches(files: readonly SourceFile[]): Breach[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const text = withoutComments(file.text);
      return ownerRules
        .filter((rule) => rule.within.test(file.path) && !rule.owners.test(file.path))
        .flatMap((rule) =>
          [...text.matchAll(rule.what)].map((match) => ({
            path: file.path,
            line: lineAt(text, match.index),
            message: `${match[0].trim()}: ${rule.message}`,
          })),
        );
    });
}
