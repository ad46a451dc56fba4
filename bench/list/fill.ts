import type { D1Database } from "@cloudflare/workers-types";

export const dayMs = 86_400_000;
/** Sessions a statement writes. */
const perStatement = 20_000;

/** How the sessions lie: evenly over `days` before `endMs`. */
export interface Filling {
  websiteId: string;
  sessions: number;
  days: number;
  endMs: number;
  /** How many of the newest are still active. */
  active: number;
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";
const base36 = (value: string): string =>
  Array.from({ length: 8 }, (_, n) => `substr('${digits}', ${value} / ${36 ** (7 - n)} % 36 + 1, 1)`).join(
    " || ",
  );

/** A choice among texts where each comes half as often as the one before; `seed` is a column of random integers. */
const choice = (texts: readonly string[], seed: string): string => {
  const steps = texts.map((text, n) => `WHEN ${seed} % 1000 < ${1000 - 1000 / 2 ** (n + 1)} THEN '${text}'`);
  return `CASE ${steps.join(" ")} ELSE '${texts.at(-1) ?? ""}' END`;
};

const countries = ["US", "DE", "FR", "GB", "ES", "IT", "NL", "BE", "PT"];

/**
 * Writes sessions with all the columns that a list shows. One in 10,000 is
 * from Iceland, one in 1,000 uses a rare browser, one in 20 has errors, one in 4 has struggled, one in 5 by a dead click
 * and one in 40,000 by a crash, one in 5,000 began at a rare path.
 */
export async function fillSessions(database: D1Database, filling: Filling): Promise<void> {
  for (let from = 0; from < filling.sessions; from += perStatement) {
    await database.prepare(fillSql(filling, from, Math.min(from + perStatement, filling.sessions))).run();
  }
}

function fillSql({ websiteId, sessions, days, endMs, active }: Filling, from: number, to: number): string {
  const columns = {
    website_id: `'${websiteId}'`,
    made_at: "at",
    session_id: `'ses_demo_' || ${base36("at")} || '_' || lower(hex(randomblob(8)))`,
    status: `CASE WHEN n >= ${sessions - active} THEN 'active' ELSE 'completed' END`,
    started_at: "at",
    ended_at: "at + long",
    duration_ms: "long",
    checked_at: "at + long",
    expires_at: `at + ${180 * dayMs}`,
    page_views: "a % 9 + 1",
    event_count: "b % 4000",
    click_count: "c % 60",
    error_count: "CASE WHEN b % 20 = 0 THEN c % 30 + 1 ELSE 0 END",
    frustration: "CASE WHEN a % 4 = 1 THEN b % 100 + 1 ELSE 0 END",
    signal_counts: "CASE WHEN a % 4 = 1 THEN '{\"deadClick\":1}' ELSE '{}' END",
    signal_bits:
      "CASE WHEN a % 4 = 1 THEN (c % 5 < 4) * 2 | (c % 7 = 0) | (n % 10000 = 77) * 16384 | 8 ELSE 0 END",
    viewport_width: "1280",
    viewport_height: "720",
    device_type: choice(["desktop", "mobile", "tablet"], "a"),
    browser: `CASE WHEN a % 1000 = 7 THEN 'Iron' ELSE ${choice(["Chrome", "Safari", "Firefox", "Edge"], "b")} END`,
    os: choice(["Windows", "iOS", "Android", "macOS", "Linux"], "c"),
    country: `CASE WHEN n % 10000 = 77 THEN 'IS' ELSE ${choice(countries, "a")} END`,
    visitor_id: "'vis_' || printf('%016d', n % 300000)",
    device_model: "''",
    initial_path: "CASE WHEN n % 5000 = 11 THEN '/rare/' ELSE '/products/' END || (b % 3000)",
    initial_url: "'https://shop.example/products/' || (b % 3000) || '?utm_source=newsletter'",
    referrer: "'https://search.example/'",
  };
  return `INSERT INTO sessions (${Object.keys(columns).join(", ")})
    WITH RECURSIVE
      numbers(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${to}),
      random_numbers AS MATERIALIZED (
        SELECT n, abs(random() % 1000000) AS a, abs(random() % 1000000) AS b, abs(random() % 1000000) AS c FROM numbers),
      made AS (SELECT *, ${endMs - days * dayMs} + n * ${days * dayMs} / ${sessions} AS at,
        a % 1000 * (b % 1000) * 2 AS long FROM random_numbers)
    SELECT ${Object.values(columns).join(", ")} FROM made`;
}
