import type { Unstable_RawConfig } from "wrangler";
import { type CatalogDatabase, catalogBinding } from "./catalogs.ts";
import type { Target } from "./target.ts";

/** What only the account knows. */
export interface Deployment {
  controlId: string;
  catalogs: readonly CatalogDatabase[];
  publicOrigin: string;
  dashboardOrigin: string;
  /** Of the bucket's lifecycle rule. */
  ruleDays: number;
}

/**
 * The Worker's config for a deployment, made of the committed one. It is written two folders below the root.
 * No secret goes with it: `vars` are these and no others.
 */
export function workerConfig(
  committed: Unstable_RawConfig,
  target: Target,
  deployment: Deployment,
): Unstable_RawConfig {
  const toRoot = (path: string) => `../../${path}`;
  return {
    ...committed,
    name: target.worker,
    main: toRoot(committed.main ?? ""),
    vars: {
      DASHBOARD_ORIGIN: deployment.dashboardOrigin,
      PUBLIC_ORIGIN: deployment.publicOrigin,
      // `npm run plan` reads it here: a plan that would outlive the rule is refused.
      ARCHIVE_RULE_DAYS: String(deployment.ruleDays),
    },
    ...(committed.assets && {
      assets: { ...committed.assets, directory: toRoot(committed.assets.directory ?? "") },
    }),
    d1_databases: databasesOf(committed, target, deployment).map((database) => ({
      ...database,
      migrations_dir: toRoot(database.migrations_dir ?? ""),
    })),
    r2_buckets: (committed.r2_buckets ?? []).map((bucket) => ({ ...bucket, bucket_name: target.bucket })),
    // Previews would answer on hosts the Worker takes for nobody's.
    preview_urls: false,
    ...(target.publicOrigin === null
      ? { workers_dev: true }
      : {
          workers_dev: false,
          routes: [{ pattern: new URL(target.publicOrigin).host, custom_domain: true }],
        }),
  };
}

/** The committed config has one catalog; a deployment has as many of them as there are databases. */
function databasesOf(committed: Unstable_RawConfig, target: Target, { controlId, catalogs }: Deployment) {
  return (committed.d1_databases ?? []).flatMap((database) =>
    database.binding === "CONTROL"
      ? [{ ...database, database_name: target.control, database_id: controlId }]
      : catalogs.map(({ number, name, id }) => ({
          ...database,
          binding: catalogBinding(number),
          database_name: name,
          database_id: id,
        })),
  );
}
