import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aSession } from "../api/a-session.ts";
import { type Answers, json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { typeInto } from "../testing/type-into.ts";

const two = {
  organisations: [
    { organisationId: "org_demo", name: "Tidewater", role: "owner" },
    { organisationId: "org_b", name: "Engines", role: "member" },
  ],
};
const contacts = {
  contacts: [
    {
      id: "4711",
      name: "Maria Keller",
      email: "maria@shop.example",
      url: "",
      lastSeenAt: "2026-11-21T10:00:00.000Z",
      sessionCount: { count: 2, hasMore: false },
    },
  ],
  nextCursor: null,
};

describe("the frame", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => {
    // cmdk brings what is chosen into sight, which jsdom cannot.
    Element.prototype.scrollIntoView = () => {};
    await import("./palette.tsx");
    await import("../account/account-page.tsx");
  }, 60_000);
  afterEach(() => opened.close());

  const press = (key: string, init: KeyboardEventInit = {}) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
    );
  const options = () =>
    [...document.body.querySelectorAll("[role=option]")].map(({ textContent }) => textContent);
  const type = (text: string) => typeInto(document.body.querySelector("input[cmdk-input]"), text);
  async function openPalette(path: string, answers: Answers = {}, as?: "viewer") {
    opened = openDashboard(path, { "GET /api/organisations": () => json(two), ...answers }, as);
    await vi.waitFor(() => expect(document.body.querySelector("main")).not.toBeNull());
    press("k", { ctrlKey: true });
    await vi.waitFor(() => expect(options()).toContain("Own account"), { timeout: 5_000 });
  }

  it("goes where the palette says, and closes it", async () => {
    await openPalette("/account");
    type("audit");
    await vi.waitFor(() => expect(options()).toEqual(["Audit log", "Sessions of “audit”"]));
    press("Enter");
    await vi.waitFor(() => expect(location.pathname).toBe("/organisation/audit"));
    expect(options()).toEqual([]);
  });

  it("offers the person's other organisation, and acts for it from then on", async () => {
    await openPalette("/account");
    await vi.waitFor(() => expect(options()).toContain("Go on as Engines"));
    type("engines");
    await vi.waitFor(() => expect(options()).toEqual(["Go on as Engines", "Sessions of “engines”"]));
    press("Enter");
    await vi.waitFor(() =>
      expect(opened.asked.map(({ what }) => what)).toContain("POST /api/organisations/org_b/enter"),
    );
  });

  it("finds a contact and leads to the visitor, and asks for the sessions of whoever is called so", async () => {
    const website = "GET /api/websites/web_demo";
    await openPalette("/websites/web_demo/welcome", {
      [`${website}/contacts?search=maria&limit=6`]: () => json(contacts),
      [`${website}/contacts/4711?limit=1`]: () =>
        json({ contact: contacts.contacts[0], sessions: [aSession()], nextCursor: null }),
    });
    type("maria");
    await vi.waitFor(() =>
      expect(options()).toEqual(["Maria Keller · maria@shop.example", "Sessions of “maria”"]),
    );
    press("Home");
    await vi.waitFor(() =>
      expect(document.body.querySelector("[aria-selected=true]")?.textContent).toContain("Maria"),
    );
    press("Enter");
    await vi.waitFor(() =>
      expect(location.pathname).toBe("/websites/web_demo/visitors/vis_8f3aaaaaaaaaaaaa"),
    );
  });

  it("lets only who may create a website", async () => {
    await openPalette("/account", {}, "viewer");
    expect(options()).not.toContain("Create website");
  });

  it("tells its keys, but not to who is typing", async () => {
    opened = openDashboard("/account", {});
    await vi.waitFor(() => expect(document.body.querySelector("input")).not.toBeNull(), { timeout: 5_000 });
    document.body.querySelector("input")?.focus();
    press("?");
    expect(document.body.querySelector("[role=dialog]")).toBeNull();
    document.body.querySelector("input")?.blur();
    press("?");
    await vi.waitFor(() => expect(document.body.textContent).toContain("In the list of sessions"));
  });
});
