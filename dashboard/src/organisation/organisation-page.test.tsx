import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf, fieldOf, typeInto } from "../testing/type-into.ts";

const at = "2026-11-01T00:00:00.000Z";
const ada = { personId: "per_ada", name: "Ada", email: "ada@example.com", role: "owner", joinedAt: at };
const grace = { ...ada, personId: "per_grace", name: "Grace", email: "grace@example.com", role: "member" };
const key = {
  keyId: "key_1",
  name: "Export",
  beginning: "phk_ab",
  scopes: ["read"],
  createdAt: at,
  lastUsedAt: null,
};

describe("an organisation's page", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => void (await import("./organisation-page.tsx")), 60_000);
  afterEach(() => opened.close());

  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const asked = (what: string) => opened.asked.find((one) => one.what === what)?.body;

  it("invites by e-mail, and shows the link to hand on where no mail goes out", async () => {
    opened = openDashboard("/organisation/members", {
      "GET /api/members": () => json({ members: [ada, grace] }),
      "GET /api/invitations": () => json({ invitations: [] }),
      "POST /api/invitations": () =>
        json(
          {
            invitation: {
              invitationId: "inv_1",
              email: "eve@example.com",
              role: "member",
              createdAt: at,
              expiresAt: at,
            },
            link: "https://dash.example/join#secret",
          },
          201,
        ),
    });
    await says("Invite somebody");
    typeInto(fieldOf("E-mail"), "not an address");
    buttonOf("Invite")?.click();
    await says("An e-mail address, such as ada@example.com.");
    typeInto(fieldOf("E-mail"), "eve@example.com");
    buttonOf("Invite")?.click();
    await says("https://dash.example/join#secret");
    expect(asked("POST /api/invitations")).toEqual({ email: "eve@example.com", role: "member" });
  });

  it("puts a role back when the server refuses it, and says why", async () => {
    const refusal = {
      code: "last_owner",
      message: "An organisation keeps at least one owner.",
      requestId: "r",
    };
    opened = openDashboard("/organisation/members", {
      "GET /api/members": () => json({ members: [ada, grace] }),
      "GET /api/invitations": () => json({ invitations: [] }),
      "PUT /api/members/per_grace/role": () => json(refusal, 409),
    });
    const role = () => document.body.querySelector<HTMLSelectElement>("select[aria-label='Role of Grace']");
    await vi.waitFor(() => expect(role()?.value).toBe("member"), { timeout: 5_000 });
    const select = role();
    if (select === null) throw new Error("no role can be chosen");
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(select, "viewer");
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await says("Grace keeps the role");
    expect(asked("PUT /api/members/per_grace/role")).toEqual({ role: "viewer" });
    await vi.waitFor(() => expect(role()?.value).toBe("member"));
  });

  it("shows a key this once, and lists it without itself", async () => {
    let keys: unknown[] = [];
    opened = openDashboard("/organisation/keys", {
      "GET /api/keys": () => json({ keys }),
      "POST /api/keys": () => {
        keys = [key];
        return json({ key, apiKey: "phk_abcdef" }, 201);
      },
    });
    await says("There is no key yet.");
    typeInto(fieldOf("Name"), "Export");
    buttonOf("Make the key")?.click();
    await says("phk_abcdef");
    expect(asked("POST /api/keys")).toEqual({ name: "Export", scopes: ["read"] });
    buttonOf("Close")?.click();
    await vi.waitFor(() => expect(document.body.textContent).not.toContain("phk_abcdef"));
    await says("phk_ab…");
  });

  it("tells a viewer who may see keys and the log", async () => {
    opened = openDashboard("/organisation/keys", {}, "viewer");
    await says("API keys are for owners and admins");
    opened.close();
    opened = openDashboard("/organisation/audit", {}, "viewer");
    await says("The audit log is for owners and admins");
    expect(opened.asked.map(({ what }) => what)).not.toContain("GET /api/audit");
  });
});
