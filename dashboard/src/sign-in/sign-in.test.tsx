import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderAt } from "../testing/render-at.tsx";

const refused = (status: number, code: string, message: string) =>
  Response.json({ code, message, requestId: "r" }, { status });
const invitation = { organisationName: "Tidewater", email: "ada@example.com", role: "viewer" };
const me = { organisationId: "org_a", email: "ada@example.com", publicOrigin: "http://127.0.0.1" };

describe("before the dashboard", () => {
  let root: Root;
  let box: HTMLElement;
  /** What was posted, by path. */
  let posted: Record<string, unknown>;

  beforeEach(() => {
    // jsdom has no scrolling, which the router would restore.
    vi.stubGlobal("scrollTo", () => {});
    box = document.body.appendChild(document.createElement("div"));
    root = createRoot(box);
    posted = {};
  });
  afterEach(() => {
    root.unmount();
    box.remove();
    vi.unstubAllGlobals();
  });

  /** @param answers by path; what has none is answered with 204 */
  function open(path: string, answers: Record<string, () => Response> = {}) {
    vi.stubGlobal("fetch", async (asked: string, init: RequestInit = {}) => {
      if (init.method === "POST") posted[asked] = JSON.parse(String(init.body));
      return answers[asked]?.() ?? new Response(null, { status: 204 });
    });
    renderAt(root, path);
  }

  const says = (words: string) => vi.waitFor(() => expect(box.textContent).toContain(words));

  async function fill(values: Record<string, string>) {
    await vi.waitFor(() => expect(box.querySelector("form")).not.toBeNull());
    for (const [name, value] of Object.entries(values)) {
      const field = box.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (field === null) throw new Error(`no field ${name}`);
      field.value = value;
    }
    box.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
  }

  it("a forgotten password is asked for anew, whether or not there is an account", async () => {
    open("/forgot-password");
    await fill({ email: "ada@example.com" });
    await says("If ada@example.com has an account");
    expect(posted).toEqual({ "/api/password-reset": { email: "ada@example.com" } });
  });

  it("a mailed link sets a new password", async () => {
    open("/new-password#token");
    await fill({ password: "correct horse battery" });
    await says("Your new password is set");
    expect(posted["/api/password-reset/finish"]).toEqual({
      token: "token",
      newPassword: "correct horse battery",
    });
  });

  it("a link that is over says so, and how to get a new one", async () => {
    const over = () => refused(410, "link_over", "This link is used or over.");
    open("/new-password#token", { "/api/password-reset/finish": over });
    await fill({ password: "correct horse battery" });
    await says("This link is used or over.");
    expect(box.querySelector("a")?.getAttribute("href")).toBe("/forgot-password");
  });

  it("who is invited without an account signs up with a name and a password", async () => {
    open("/join#token", {
      "/api/invitation/look": () => Response.json({ ...invitation, hasAccount: false }),
    });
    await says("Invited as a viewer:ada@example.com");
    await fill({ name: "Ada", password: "correct horse battery" });
    await vi.waitFor(() =>
      expect(posted["/api/invitation/accept"]).toEqual({
        token: "token",
        name: "Ada",
        password: "correct horse battery",
      }),
    );
  });

  it("who is invited with an account signs in first, and comes back", async () => {
    open("/join#token", {
      "/api/invitation/look": () => Response.json({ ...invitation, hasAccount: true }),
      "/api/me": () => refused(401, "unauthorized", "A login is needed."),
    });
    await says("Sign in as ada@example.com");
    const link = new URL(box.querySelector("a")?.href ?? "");
    expect([link.pathname, link.searchParams.get("next")]).toEqual(["/sign-in", "/join#token"]);
  });

  it("who is signed in with the invited address joins by a button", async () => {
    open("/join#token", {
      "/api/invitation/look": () => Response.json({ ...invitation, hasAccount: true }),
      "/api/me": () => Response.json(me),
    });
    await fill({});
    await vi.waitFor(() => expect(posted["/api/invitation/accept"]).toEqual({ token: "token" }));
  });

  it("an account is asked for where anybody may make one, and made by the mailed link", async () => {
    open("/sign-in", { "/api/sign-up": () => Response.json({ isOpen: true }) });
    await says("Create an account");
    root.unmount();
    root = createRoot(box);
    open("/sign-up");
    await fill({ email: "ada@example.com", organisationName: "Engines" });
    await says("A link is on its way to ada@example.com");
    expect(posted["/api/sign-up"]).toEqual({ email: "ada@example.com", organisationName: "Engines" });
    root.unmount();
    root = createRoot(box);
    const asked = { email: "ada@example.com", organisationName: "Engines" };
    open("/sign-up/finish#token", { "/api/sign-up/look": () => Response.json(asked) });
    await says("Engines on Playhead");
    await fill({ name: "Ada", password: "correct horse battery" });
    await vi.waitFor(() =>
      expect(posted["/api/sign-up/finish"]).toEqual({
        token: "token",
        name: "Ada",
        password: "correct horse battery",
      }),
    );
  });

  it("an invitation that is over says so", async () => {
    const over = () => refused(410, "link_over", "This invitation is used or over.");
    open("/join#token", { "/api/invitation/look": over });
    await says("This link is used or over");
    expect(box.querySelector("a")?.getAttribute("href")).toBe("/sign-in");
  });

  it("an invitation that could not be read can be asked for again", async () => {
    let isDown = true;
    const seen = () =>
      isDown ? refused(503, "overloaded", "Too much.") : Response.json({ ...invitation, hasAccount: false });
    open("/join#token", { "/api/invitation/look": seen });
    await says("The invitation could not be read");
    isDown = false;
    box.querySelector("button")?.click();
    await says("Join Tidewater on Playhead");
  });
});
