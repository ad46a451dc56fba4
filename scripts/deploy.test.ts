import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workersDevOrigin } from "./deploy/account.ts";
import { hasAuthSecret } from "./deploy/auth-secret.ts";
import { catalogsAmong, missingCatalogs } from "./deploy/catalogs.ts";
import { parseGeneratedConfig } from "./deploy/generated-config.ts";
import { ruleDays, ruleStep, standingDays } from "./deploy/lifecycle.ts";
import { pagesConfig, pagesHeaders } from "./deploy/pages.ts";
import { deploySteps } from "./deploy/steps.ts";
import { readOptions, type Target } from "./deploy/target.ts";
import { workerConfig } from "./deploy/worker-config.ts";
import { runNode } from "./processes.ts";
import { root } from "./root.ts";

function targetOf(...args: string[]): Target {
  const options = readOptions(args);
  if (options.kind === "refused") throw new Error(options.message);
  return options.target;
}

const deployment = {
  controlId: "id-control",
  catalogs: [{ number: 0, name: "acme-catalog-0", id: "id-catalog" }],
  publicOrigin: "https://acme.someone.workers.dev",
  dashboardOrigin: "https://acme-dashboard.pages.dev",
  ruleDays: 194,
};

const committed = {
  name: "playhead",
  main: "workers/index.ts",
  vars: { DASHBOARD_ORIGIN: "http://localhost:8787", AUTH_SECRET: "x" },
  assets: { directory: "dist/public", binding: "ASSETS" },
  d1_databases: [
    { binding: "CONTROL", database_id: "0", migrations_dir: "migrations/control" },
    { binding: "CATALOG_0", database_id: "0", migrations_dir: "migrations/catalog" },
  ],
  r2_buckets: [{ binding: "ARCHIVE", bucket_name: "playhead-archive" }],
};

describe("what is asked for", () => {
  it("one name names everything", () => {
    expect(targetOf("--name", "acme")).toEqual({
      worker: "acme",
      pagesProject: "acme-dashboard",
      control: "acme-control",
      catalogs: 1,
      bucket: "acme-archive",
      publicOrigin: null,
      dashboardOrigin: null,
    });
  });

  it.each([
    [["--name", "Acme Shop"]],
    [["--public-origin", "http://r.example.com"]],
    [["--public-origin", "https://r.example.com/path"]],
    [["--public-origin", "https://a.example", "--dashboard-origin", "https://a.example"]],
    [["--longest-plan-days", "a year"]],
    [["--catalogs", "0"]],
    [["--catalogs", "many"]],
    [["--nmae", "acme"]],
  ])("%j is refused with the usage", (args) => {
    expect(readOptions(args)).toEqual({
      kind: "refused",
      message: expect.stringContaining("npm run deploy"),
    });
  });
});

describe("the Worker's config", () => {
  it("has the account's ids, the deployment's names, and paths seen from where it stands", () => {
    expect(workerConfig(committed, targetOf("--name", "acme"), deployment)).toMatchObject({
      name: "acme",
      main: "../../workers/index.ts",
      assets: { directory: "../../dist/public", binding: "ASSETS" },
      d1_databases: [
        { binding: "CONTROL", database_id: "id-control", migrations_dir: "../../migrations/control" },
        { binding: "CATALOG_0", database_id: "id-catalog", migrations_dir: "../../migrations/catalog" },
      ],
      r2_buckets: [{ bucket_name: "acme-archive" }],
      workers_dev: true,
    });
  });

  it("binds every catalog that the account has, by its number", () => {
    const listed = [
      ...["acme-catalog-10", "acme-catalog-2", "acme-control", "acme-catalog-0"],
      ...["other-catalog-1", "acme-catalog-03", "acme-catalog-x", "acme-catalog-", "acme-catalog-1-control"],
    ].map((name) => ({ name, uuid: `id of ${name}` }));
    const catalogs = catalogsAmong(listed, "acme");
    const config = workerConfig(committed, targetOf("--name", "acme"), { ...deployment, catalogs });
    expect(config.d1_databases).toEqual([
      expect.objectContaining({ binding: "CONTROL", database_id: "id-control" }),
      ...[0, 2, 10].map((number) => ({
        binding: `CATALOG_${number}`,
        database_name: `acme-catalog-${number}`,
        database_id: `id of acme-catalog-${number}`,
        migrations_dir: "../../migrations/catalog",
      })),
    ]);
    expect(parseGeneratedConfig(JSON.stringify(config))?.catalogs).toEqual([0, 2, 10]);
  });

  it("has as many catalogs as are asked for, and the first in any case", () => {
    const standing = catalogsAmong([{ name: "acme-catalog-1", uuid: "id" }], "acme");
    expect(missingCatalogs(standing, "acme", targetOf("--catalogs", "3").catalogs)).toEqual([
      "acme-catalog-0",
      "acme-catalog-2",
    ]);
    expect(missingCatalogs([], "acme", targetOf().catalogs)).toEqual(["acme-catalog-0"]);
    expect(missingCatalogs(catalogsAmong([], "acme"), "acme", 2)).toHaveLength(2);
  });

  it("carries the two origins and no secret", () => {
    expect(workerConfig(committed, targetOf(), deployment).vars).toEqual({
      DASHBOARD_ORIGIN: "https://acme-dashboard.pages.dev",
      PUBLIC_ORIGIN: "https://acme.someone.workers.dev",
      ARCHIVE_RULE_DAYS: "194",
    });
  });

  it("is read again by the next deployment and by `npm run plan`", () => {
    const written = JSON.stringify(workerConfig(committed, targetOf("--name", "acme"), deployment));
    expect(parseGeneratedConfig(written)).toEqual({
      worker: "acme",
      publicOrigin: "https://acme.someone.workers.dev",
      dashboardOrigin: "https://acme-dashboard.pages.dev",
      ruleDays: 194,
      catalogs: [0],
    });
    const older = {
      name: "acme",
      vars: { PUBLIC_ORIGIN: "https://r.acme.example", DASHBOARD_ORIGIN: "https://acme.example" },
    };
    expect(parseGeneratedConfig(JSON.stringify(older))?.ruleDays).toBeNull();
    expect(parseGeneratedConfig("{}")).toBeNull();
  });

  it("answers on a domain of the operator's own, and only there, when one is given", () => {
    const target = targetOf("--public-origin", "https://r.acme.example");
    expect(workerConfig(committed, target, deployment)).toMatchObject({
      workers_dev: false,
      routes: [{ pattern: "r.acme.example", custom_domain: true }],
    });
  });
});

it("knows whether the Worker has the secret that signs logins", () => {
  expect(hasAuthSecret("A newer wrangler is out.\n[]")).toBe(false);
  expect(hasAuthSecret('[{ "name": "MAIL_WEBHOOK_KEY", "type": "secret_text" }]')).toBe(false);
  expect(hasAuthSecret('[{ "name": "AUTH_SECRET", "type": "secret_text" }]')).toBe(true);
});

describe("the lifecycle rule", () => {
  const listed = (days: number) =>
    `name:     their-own\nenabled:  Yes\nprefix:   p/\naction:   Expire objects after 1 days\n\nname:     playhead-sessions\nenabled:  Yes\nprefix:   s/\naction:   Expire objects after ${days} days\n`;

  it("outlives the longest plan by two weeks", () => {
    expect(ruleDays({ longestPlanDays: null, earlierRuleDays: null })).toBe(194);
    expect(ruleDays({ longestPlanDays: 400, earlierRuleDays: null })).toBe(414);
    expect(ruleDays({ longestPlanDays: 30, earlierRuleDays: null })).toBe(194);
  });

  it("is never shortened by a later deployment, and is lengthened by one", () => {
    expect(ruleDays({ longestPlanDays: null, earlierRuleDays: 414 })).toBe(414);
    expect(ruleDays({ longestPlanDays: 300, earlierRuleDays: 414 })).toBe(414);
    expect(ruleDays({ longestPlanDays: 500, earlierRuleDays: 414 })).toBe(514);
    expect(ruleDays({ longestPlanDays: null, earlierRuleDays: 90 })).toBe(194);
  });

  it("is known from the bucket where no config was left, and an operator's own is not taken for it", () => {
    expect(standingDays(listed(414))).toBe(414);
    expect(
      standingDays("name:     their-own\nenabled:  Yes\naction:   Expire objects after 1 days\n"),
    ).toBeNull();
  });

  it("is added when it is missing, replaced when it is wrong, and left when it is right", () => {
    expect(ruleStep("There are no lifecycle rules for bucket 'acme'.", 194)).toBe("add");
    expect(ruleStep(listed(194), 194)).toBe("keep");
    expect(ruleStep(listed(90), 194)).toBe("replace");
    expect(ruleStep(listed(194).replaceAll("Yes", "No"), 194)).toBe("replace");
  });
});

describe("the Pages project", () => {
  it("frames the recorder's origin alone and runs its own scripts alone", () => {
    const headers = pagesHeaders("https://r.acme.example");
    expect(headers).toContain("frame-src https://r.acme.example;");
    expect(headers).toContain("script-src 'self';");
  });

  it("keeps pages behind public links out of searches, and says nowhere where they stand", () => {
    const [, shared = ""] = pagesHeaders("https://r.acme.example").split("/share/*\n");
    expect(shared.split("\n/")[0]).toBe(
      "  ! Referrer-Policy\n  Referrer-Policy: no-referrer\n  X-Robots-Tag: noindex, nofollow",
    );
  });

  it("reaches the deployment's own Worker", () => {
    expect(
      pagesConfig({ services: [{ binding: "API", service: "playhead" }] }, "acme-dashboard", "acme"),
    ).toMatchObject({
      name: "acme-dashboard",
      services: [{ binding: "API", service: "acme" }],
    });
  });
});

it("the Worker's own host is read from what the deploy reports", () => {
  const report = [
    '{"type":"wrangler-session","version":1}',
    '{"type":"deploy","targets":["https://acme.someone.workers.dev","schedule: */5 * * * *"]}',
  ].join("\n");
  expect(workersDevOrigin(`${report}\n`)).toBe("https://acme.someone.workers.dev");
  expect(workersDevOrigin('{"type":"deploy","targets":["r.acme.example (custom domain)"]}')).toBeNull();
});

it("a dry run builds the Worker and the Pages project, says every step and asks no account", {
  timeout: 60_000,
}, async () => {
  const { exitCode, output } = await runNode(
    [join(root, "scripts/deploy.ts"), "--dry-run", "--name", "acme", "--catalogs", "2"],
    // Without a home there is nobody to be signed in as.
    { stdio: "pipe", env: { PATH: process.env.PATH, HOME: join(root, "dist/nobody") } },
  );
  expect(output).toContain("Nothing was sent.");
  expect(exitCode).toBe(0);
  for (const step of deploySteps(targetOf("--name", "acme", "--catalogs", "2"), 194)) {
    expect(output).toContain(step);
  }
  const folder = join(root, ".playhead/dry-run");
  expect(parseGeneratedConfig(readFileSync(join(folder, "wrangler.json"), "utf8"))?.catalogs).toEqual([0, 1]);
  expect(readFileSync(join(folder, "worker/index.js"), "utf8")).toContain("SessionObject");
  expect(readFileSync(join(folder, "pages-function/index.js"), "utf8")).toContain("API");
  expect(existsSync(join(folder, "dashboard/public/index.html"))).toBe(true);
});
