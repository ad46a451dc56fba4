import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { InvitationMade } from "../../../protocol/api-accounts.ts";
import { randomId } from "../../auth/random-id.ts";
import { acceptInvitation } from "../../control/invitations.ts";
import { askAs } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { hasRoom } from "./member-limit.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

async function organisation(maxMembers: number) {
  const website = await seedWebsite(env, { maxMembers });
  const owner = await seedMember(env, website.organisationId);
  const invite = (email = `${randomId()}@example.com`) =>
    askAs(owner.cookie, "POST", "/api/invitations", { email, role: "member" });
  const tokenOf = async (answer: Response) => (await answer.json<InvitationMade>()).link?.split("#")[1] ?? "";
  const setMax = (max: number) =>
    env.CONTROL.prepare("UPDATE plans SET max_members = ? WHERE plan_id = ?").bind(max, website.tag).run();
  return { website, owner, invite, tokenOf, setMax };
}

const join = (token: string) =>
  askAs("", "POST", "/api/invitation/accept", { token, name: "Grace", password: "correct horse battery" });

test("those invited have a place kept: room is counted with them for an invitation, without for who joins", () => {
  expect(hasRoom({ maxMembers: 3, members: 1, invited: 1 }, "invite")).toBe(true);
  expect(hasRoom({ maxMembers: 3, members: 1, invited: 2 }, "invite")).toBe(false);
  expect(hasRoom({ maxMembers: 3, members: 2, invited: 5 }, "join")).toBe(true);
  expect(hasRoom({ maxMembers: 3, members: 3, invited: 0 }, "join")).toBe(false);
  expect(hasRoom({ maxMembers: null, members: 999, invited: 999 }, "invite")).toBe(true);
});

test("past the plan's members nobody is invited, and the plan and what would lift it are named", async () => {
  const { invite } = await organisation(2);
  expect((await invite()).status).toBe(201);
  await env.CONTROL.prepare(
    "INSERT INTO plans (plan_id, name, retention_days, has_network_panel, max_members) VALUES (?, 'Roomy', 0, 0, 3)",
  )
    .bind(randomId())
    .run();
  const refused = await invite();
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    code: "plan_limit",
    message: expect.stringMatching(
      /^The plan Test has room for 2 members.*the plan Roomy has room for more\.$/,
    ),
  });
});

test("who was invited under a larger plan finds no place in a smaller one, and no account is made", async () => {
  const { invite, tokenOf, setMax } = await organisation(3);
  const token = await tokenOf(await invite());
  await setMax(1);
  const refused = await join(token);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "plan_limit" });
  expect(refused.headers.get("set-cookie")).toBeNull();
  await setMax(2);
  expect((await join(token)).status).toBe(204);
});

test("of two who join at once under the last place one joins, and the other's link stays open", async () => {
  const { website, invite, setMax } = await organisation(3);
  const made = [await invite(), await invite()].map((answer) => answer.json<InvitationMade>());
  const ids = (await Promise.all(made)).map(({ invitation }) => invitation.invitationId);
  await setMax(2);
  const people = [await seedMember(env, null), await seedMember(env, null)];
  const joined = await Promise.all(
    ids.map((id, n) => acceptInvitation(env.CONTROL, id, people[n]?.personId ?? "", Date.now())),
  );
  expect(joined.sort()).toEqual([false, true]);
  const open = await env.CONTROL.prepare(
    "SELECT count(*) AS n FROM invitations WHERE organisation_id = ? AND ended_at IS NULL",
  )
    .bind(website.organisationId)
    .first("n");
  expect(open).toBe(1);
});

test("an owner whom the operator's command invites always joins", async () => {
  const { website, invite, setMax } = await organisation(2);
  const { invitation } = await (await invite()).json<InvitationMade>();
  await env.CONTROL.prepare("UPDATE invitations SET invited_by = NULL WHERE invitation_id = ?")
    .bind(invitation.invitationId)
    .run();
  await setMax(1);
  const { personId } = await seedMember(env, null);
  expect(await acceptInvitation(env.CONTROL, invitation.invitationId, personId, Date.now())).toBe(true);
  expect(website.organisationId).toMatch(/^org_/);
});
