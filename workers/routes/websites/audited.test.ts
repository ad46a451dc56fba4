import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AuditList } from "../../../protocol/api-accounts.ts";
import type { SettingsState } from "../../../protocol/api-website-settings.ts";
import type { SiteKeyTold, WebsiteDeletion, WebsiteMade } from "../../../protocol/api-websites.ts";
import { askAs } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

test("the log says who made a website, changed its settings and keys, and deleted it; what was refused it does not", async () => {
  const { organisationId } = await seedWebsite(env);
  const owner = await seedMember(env, organisationId);
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await askAs(owner.cookie, method, path, body);
    return answer.status === 204 ? JSON.parse("null") : await answer.json<Answer>();
  };
  const { website } = await ask<WebsiteMade>("POST", "/api/websites", {
    name: "Shop",
    origin: "https://shop.example",
  });
  const { websiteId } = website;
  const path = `/api/websites/${websiteId}`;
  const { revision, settings } = await ask<SettingsState>("GET", `${path}/settings`);
  const renamed = { revision, settings: { ...settings, name: "Renamed" } };
  await ask("PUT", `${path}/settings`, renamed);
  await ask("PUT", `${path}/settings`, renamed);
  const { siteKey } = await ask<SiteKeyTold>("POST", `${path}/site-keys/rotate`, { graceDays: 1 });
  await ask("DELETE", `${path}/site-keys/${website.siteKey}`);
  await ask("DELETE", `${path}/site-keys/${website.siteKey}`);
  const { receiptId } = await ask<WebsiteDeletion>("DELETE", path);

  const { entries } = await ask<AuditList>("GET", "/api/audit");
  expect(entries.every(({ actor }) => actor === owner.personId)).toBe(true);
  const told = entries.map(({ action, subject }) => `${action} ${subject}`).sort();
  expect(told).toEqual([
    `settings_changed ${websiteId} 2`,
    `site_key_revoked ${websiteId} ${website.siteKey}`,
    `site_key_rotated ${websiteId} ${siteKey}`,
    `website_deleted ${websiteId} ${receiptId}`,
    `website_made ${websiteId}`,
  ]);
});
