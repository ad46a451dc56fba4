import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { maxSavedFilters, savedFilterList } from "../../protocol/api-saved-filters.ts";
import { askAs } from "../testing/ask-as.ts";
import { callApi } from "../testing/call.ts";
import { seedMember } from "../testing/seed-member.ts";
import { seedWebsite } from "../testing/seed-website.ts";

const filters = [
  { name: "Angry on a phone", search: "struggle=true&deviceType=mobile" },
  { name: "Errors of the month", search: "range=30d&errors=true" },
];

async function world() {
  const website = await seedWebsite(env);
  const path = `/api/websites/${website.websiteId}/saved-filters`;
  return { website, path, viewer: await seedMember(env, website.organisationId, "viewer") };
}
const filtersOf = async (cookie: string, path: string) =>
  savedFilterList.parse(await (await askAs(cookie, "GET", path)).json()).filters;

test("a member keeps filters of their own, a viewer as well, and puts others in their place", async () => {
  const { website, path, viewer } = await world();
  const other = await seedMember(env, website.organisationId);
  expect(await filtersOf(viewer.cookie, path)).toEqual([]);
  expect((await askAs(viewer.cookie, "PUT", path, { filters })).status).toBe(204);
  expect(await filtersOf(viewer.cookie, path)).toEqual(filters);
  expect(await filtersOf(other.cookie, path)).toEqual([]);
  expect((await askAs(viewer.cookie, "PUT", path, { filters: filters.slice(1) })).status).toBe(204);
  expect(await filtersOf(viewer.cookie, path)).toEqual(filters.slice(1));
});

test("filters without a name, and more than a member may keep, are refused", async () => {
  const { path, viewer } = await world();
  const many = Array.from({ length: maxSavedFilters + 1 }, (_, index) => ({ name: `${index}`, search: "" }));
  for (const wrong of [[{ name: " ", search: "" }], many])
    expect((await askAs(viewer.cookie, "PUT", path, { filters: wrong })).status).toBe(400);
  expect(await filtersOf(viewer.cookie, path)).toEqual([]);
});

test("another organisation's member meets no such website, and a key has no filters", async () => {
  const { website, path } = await world();
  const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);
  expect((await askAs(stranger.cookie, "GET", path)).status).toBe(404);
  expect((await askAs(stranger.cookie, "PUT", path, { filters })).status).toBe(404);
  expect((await callApi(website, path)).status).toBe(403);
});
