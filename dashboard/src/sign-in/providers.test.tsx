import { afterEach, describe, expect, it, vi } from "vitest";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf } from "../testing/type-into.ts";

const wrong = (status: number, code: string, message: string) => () =>
  json({ code, message, requestId: "r" }, status);
const company = { providers: [{ providerId: "company", name: "Company" }] };

describe("signing in by an identity provider", () => {
  let opened: OpenedDashboard;
  afterEach(() => opened.close());

  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const posted = (what: string) => opened.asked.find((asked) => asked.what === what)?.body;

  it("begins with a button of its name, and says what is in the way", async () => {
    const begin = "POST /api/sign-in/providers/company";
    opened = openDashboard("/sign-in?next=%2Faccount", {
      "GET /api/sign-in/providers": () => json(company),
      [begin]: wrong(503, "provider_unavailable", "The identity provider does not answer."),
    });
    await says("Continue with Company");
    buttonOf("Continue with Company")?.click();
    await says("The identity provider does not answer.");
    expect(posted(begin)).toEqual({ next: "/account" });
  });

  it("tells the operator what is wrong with the configuration", async () => {
    const words = "OIDC_PROVIDERS.0.issuer: needs https";
    opened = openDashboard("/sign-in", {
      "GET /api/sign-in/providers": wrong(503, "provider_misconfigured", words),
    });
    await says(words);
  });

  it("ends where it began, with the provider's answer told once", async () => {
    opened = openDashboard("/sign-in/back?code=12345678901234567890&state=s&iss=https%3A%2F%2Fid.example", {
      "POST /api/sign-in/finish": () => json({ next: "/account" }),
    });
    await vi.waitFor(() => expect(location.pathname).toBe("/account"));
    expect(opened.asked.filter(({ what }) => what === "POST /api/sign-in/finish")).toEqual([
      {
        what: "POST /api/sign-in/finish",
        body: { code: "12345678901234567890", state: "s", iss: "https://id.example" },
      },
    ]);
  });

  it("says why nobody is signed in, also where the provider refuses", async () => {
    opened = openDashboard("/sign-in/back?code=c&state=s", {
      "POST /api/sign-in/finish": wrong(403, "email_domain", "Not by this provider."),
    });
    await says("Not by this provider.");
    opened.close();
    opened = openDashboard("/sign-in/back?error=access_denied&state=s", {});
    await says("The provider has not signed you in.");
  });
});
