import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { me } from "../protocol/api.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";

/** The demo's owner in one browser, whom they invite in another. */
describe("an organisation's people", () => {
  const invited = { email: "grace@example.com", name: "Grace", password: "correct horse battery" };
  const newPassword = "another horse battery";
  let playhead: LocalPlayhead;
  let browser: Browser;
  let owner: Page;
  let guests: BrowserContext;
  let guest: Page;

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    owner = await (await browser.newContext()).newPage();
    guests = await browser.newContext();
    guest = await guests.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  async function signIn(page: Page, email: string, password: string): Promise<void> {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  const inTheList = (page: Page) => page.waitForURL(/\/websites\/web_demo\/sessions/);
  const mailed = (page: "join" | "new-password" | "sign-up/finish") =>
    vi.waitUntil(() => playhead.mailedLink(page), { timeout: 10_000 });

  /** Asks the API from the page, so with its cookie and origin. */
  const ask = (page: Page, method: string, path: string, body?: object) =>
    page.evaluate(
      async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
        return { status: answer.status, text: await answer.text() };
      },
      [method, path, body] as const,
    );

  it("are invited by mail, sign up by the link, and see the sessions", async () => {
    await owner.goto(playhead.dashboardOrigin);
    await signIn(owner, demo.memberEmail, demo.memberPassword);
    await inTheList(owner);
    const made = await ask(owner, "POST", "/api/invitations", { email: invited.email, role: "viewer" });
    expect(made.status).toBe(201);
    await guest.goto(await mailed("join"));
    await guest.getByText("Invited as a viewer").waitFor();
    await guest.getByLabel("Your name").fill(invited.name);
    await guest.getByLabel("Password").fill(invited.password);
    await guest.getByRole("button", { name: "Join" }).click();
    await inTheList(guest);
    const asked = me.parse(JSON.parse((await ask(guest, "GET", "/api/me")).text));
    expect(asked).toMatchObject({ email: invited.email, name: invited.name, role: "viewer" });
    const [cookie] = await guests.cookies();
    expect(cookie).toMatchObject({ name: "playhead_login", httpOnly: true, sameSite: "Strict" });
  });

  it("may do what their role says, and no more", async () => {
    expect((await ask(guest, "GET", "/api/websites")).status).toBe(200);
    expect((await ask(guest, "GET", "/api/keys")).status).toBe(403);
    expect((await ask(guest, "POST", "/api/invitations", { email: "a@b.io", role: "viewer" })).status).toBe(
      403,
    );
  });

  it("set a new password by a mailed link, which signs them out everywhere", async () => {
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(`${playhead.dashboardOrigin}/sign-in`);
    await elsewhere.getByRole("link", { name: "Forgot your password?" }).click();
    // Both pages have a field of this label.
    await elsewhere.getByRole("button", { name: "Send me a link" }).waitFor();
    await elsewhere.getByLabel("E-mail").fill(invited.email);
    await elsewhere.getByRole("button", { name: "Send me a link" }).click();
    await elsewhere.getByText("Look at your mail").waitFor();
    await elsewhere.goto(await mailed("new-password"));
    await elsewhere.getByLabel("New password").fill(newPassword);
    await elsewhere.getByRole("button", { name: "Set password" }).click();
    await elsewhere.getByRole("link", { name: "Sign in" }).click();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await guest.reload();
    await guest.waitForURL(/\/sign-in/);
    await signIn(elsewhere, invited.email, invited.password);
    await elsewhere.getByText("Email or password is wrong.").waitFor();
    await signIn(elsewhere, invited.email, newPassword);
    await inTheList(elsewhere);
    await elsewhere.context().close();
  });

  it("are out at once when they are removed", async () => {
    await guest.goto(`${playhead.dashboardOrigin}/sign-in`);
    await signIn(guest, invited.email, newPassword);
    await inTheList(guest);
    const members: { personId: string; email: string }[] = JSON.parse(
      (await ask(owner, "GET", "/api/members")).text,
    ).members;
    const { personId } = members.find(({ email }) => email === invited.email) ?? { personId: "" };
    expect((await ask(owner, "DELETE", `/api/members/${personId}`)).status).toBe(204);
    await guest.reload();
    await guest.waitForURL(/\/sign-in/);
    expect((await ask(guest, "GET", "/api/websites")).status).toBe(401);
  });

  it("sign in by a passkey that they have added, and name no address", async () => {
    const device = await owner.context().newCDPSession(owner);
    await device.send("WebAuthn.enable");
    await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await owner.goto(`${playhead.dashboardOrigin}/account`);
    await owner.getByRole("button", { name: "Add a passkey" }).click();
    await owner.getByRole("button", { name: "Rename" }).click();
    await owner.getByRole("dialog").getByLabel("Name").fill("Work laptop");
    await owner.getByRole("button", { name: "Save the name" }).click();
    await owner.getByRole("button", { name: "Remove Work laptop" }).waitFor();
    expect((await ask(owner, "POST", "/api/sign-out")).status).toBe(204);
    await owner.goto(`${playhead.dashboardOrigin}/sign-in`);
    await owner.getByRole("button", { name: "Continue with a passkey" }).click();
    await inTheList(owner);
  });

  it("come by themselves where anybody may, and own an organisation without a website", async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${playhead.dashboardOrigin}/sign-in`);
    await stranger.getByRole("link", { name: "Create an account" }).click();
    await stranger.getByRole("button", { name: "Send me a link" }).waitFor();
    await stranger.getByLabel("E-mail").fill("mary@example.com");
    await stranger.getByLabel("Organisation").fill("Mechanism of the Heavens");
    await stranger.getByRole("button", { name: "Send me a link" }).click();
    await stranger.getByText("Look at your mail").waitFor();
    await stranger.goto(await mailed("sign-up/finish"));
    await stranger.getByText("Mechanism of the Heavens on Playhead").waitFor();
    await stranger.getByLabel("Your name").fill("Mary");
    await stranger.getByLabel("Password").fill("correct horse battery");
    await stranger.getByRole("button", { name: "Create the account" }).click();
    await stranger.waitForURL(`${playhead.dashboardOrigin}/`);
    const asked = await ask(stranger, "GET", "/api/websites");
    expect(JSON.parse(asked.text)).toEqual({ websites: [] });
    await stranger.context().close();
  });
});
