import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf, fieldOf, typeInto } from "../testing/type-into.ts";

const login = {
  loginId: "log_1",
  createdAt: "2026-11-21T10:00:00.000Z",
  expiresAt: "2026-12-21T10:00:00.000Z",
  address: "192.0.2.7",
  userAgent:
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  isThis: true,
};

describe("one's own account", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => void (await import("./account-page.tsx")), 60_000);
  afterEach(() => opened.close());

  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });

  it("says at the field that the current password is wrong", async () => {
    const wrong = { code: "password_wrong", message: "The current password is wrong.", requestId: "r" };
    opened = openDashboard("/account", { "PUT /api/me/password": () => json(wrong, 403) });
    await says("Set the new password");
    typeInto(fieldOf("Current password"), "wrong horse battery");
    typeInto(fieldOf("New password"), "short");
    buttonOf("Set the new password")?.click();
    await says("At least 12 characters, at most 200.");
    typeInto(fieldOf("New password"), "another horse battery");
    buttonOf("Set the new password")?.click();
    await says("The current password is wrong.");
    expect(fieldOf("Current password")?.getAttribute("aria-invalid")).toBe("true");
  });

  it("renames a passkey, and removes it after a question", async () => {
    const passkeyId = "pas_1";
    let passkeys = [{ passkeyId, name: "Phone", createdAt: login.createdAt, isSynced: true }];
    opened = openDashboard("/account", {
      "GET /api/me/passkeys": () => json({ passkeys }),
      "PUT /api/me/passkeys/pas_1": () => {
        passkeys = passkeys.map((passkey) => ({ ...passkey, name: "Work phone" }));
        return new Response(null, { status: 204 });
      },
      "DELETE /api/me/passkeys/pas_1": () => {
        passkeys = [];
        return new Response(null, { status: 204 });
      },
    });
    await says("on your other devices as well");
    buttonOf("Rename Phone")?.click();
    await says("Rename the passkey");
    typeInto(fieldOf("Name"), "Work phone");
    buttonOf("Save the name")?.click();
    await vi.waitFor(() => expect(buttonOf("Remove Work phone")).toBeDefined());
    expect(opened.asked).toContainEqual({ what: "PUT /api/me/passkeys/pas_1", body: { name: "Work phone" } });
    buttonOf("Remove Work phone")?.click();
    await says("Remove Work phone?");
    buttonOf("Remove the passkey")?.click();
    await says("You have no passkey yet.");
  });

  it("ends another login at once, and offers no end for this one", async () => {
    let logins = [login, { ...login, loginId: "log_2", isThis: false, userAgent: "" }];
    opened = openDashboard("/account", {
      "GET /api/logins": () => json({ logins }),
      "DELETE /api/logins/log_2": () => {
        logins = [login];
        return new Response(null, { status: 204 });
      },
    });
    await says("Chrome on Linux this one");
    expect(buttonOf("End the login of Chrome on Linux")).toBeUndefined();
    buttonOf("End the login of Unknown browser")?.click();
    await vi.waitFor(() => expect(buttonOf("End the login of Unknown browser")).toBeUndefined());
    await says("Unknown browser is signed out");
  });
});
