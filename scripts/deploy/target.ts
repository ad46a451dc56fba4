import { parseArgs } from "node:util";

/** What a deployment is called and where it answers. */
export interface Target {
  worker: string;
  pagesProject: string;
  control: string;
  /** How many catalogs there are to be at least; those that stand beside them are bound as well. */
  catalogs: number;
  bucket: string;
  /** An origin on a domain of the operator's own; null for the Worker's workers.dev host. */
  publicOrigin: string | null;
  /** Likewise for the dashboard; null for the project's pages.dev host. */
  dashboardOrigin: string | null;
}

export type Options =
  | {
      kind: "deploy";
      isDryRun: boolean;
      target: Target;
      /** Days of the longest plan there is to be; null for the longest the product ships with. */
      longestPlanDays: number | null;
    }
  | { kind: "refused"; message: string };

export const usage = `npm run deploy -- [--name NAME] [--public-origin https://HOST] [--dashboard-origin https://HOST] [--longest-plan-days DAYS] [--catalogs NUMBER] [--dry-run]`;

// Both kinds of name become a host name; Pages allows 58 characters, and ours get "-dashboard" behind them.
const nameShape = /^[a-z](?:[a-z0-9-]{0,45}[a-z0-9])?$/;

const isOrigin = (text: string) =>
  URL.canParse(text) && new URL(text).protocol === "https:" && new URL(text).origin === text;

export function readOptions(args: readonly string[]): Options {
  const refused = (message: string): Options => ({ kind: "refused", message: `${message}\n${usage}` });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: "string", default: "playhead" },
        "public-origin": { type: "string" },
        "dashboard-origin": { type: "string" },
        "longest-plan-days": { type: "string" },
        catalogs: { type: "string", default: "1" },
        "dry-run": { type: "boolean", default: false },
      },
    });
    const { name } = values;
    const origins = {
      public: values["public-origin"] ?? null,
      dashboard: values["dashboard-origin"] ?? null,
    };
    if (!nameShape.test(name)) return refused(`"${name}" cannot be part of a host name.`);
    for (const origin of [origins.public, origins.dashboard]) {
      if (origin !== null && !isOrigin(origin))
        return refused(`"${origin}" is not an origin such as https://r.example.com.`);
    }
    if (origins.public !== null && origins.public === origins.dashboard) {
      return refused(
        "The dashboard and the recorder need an origin each: replayed pages are kept apart by it.",
      );
    }
    const days = values["longest-plan-days"];
    if (days !== undefined && !/^\d{1,4}$/.test(days)) return refused(`"${days}" is not a number of days.`);
    if (!/^[1-9]\d?$/.test(values.catalogs)) return refused("There are 1 to 99 catalogs.");
    const target: Target = {
      worker: name,
      pagesProject: `${name}-dashboard`,
      control: `${name}-control`,
      catalogs: Number(values.catalogs),
      bucket: `${name}-archive`,
      publicOrigin: origins.public,
      dashboardOrigin: origins.dashboard,
    };
    const longestPlanDays = days === undefined ? null : Number(days);
    return { kind: "deploy", isDryRun: values["dry-run"], target, longestPlanDays };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
