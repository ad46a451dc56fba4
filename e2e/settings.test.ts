import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { askAxe } from "./ask-axe.ts";
import { doors, openWhole, setUpPages } from "./every-page.ts";
import { faultsOf } from "./faults-of.ts";
import { startReceiver } from "./receiver.ts";
import { signedInPage } from "./sign-in.ts";

const wide = { width: 1440, height: 900 };
const narrow = { width: 380, height: 780 };
/** The demo's owner sets things up, on a desk and on a phone; each test goes on where the last one ended. */
describe("who sets a website up", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let owner: Page;

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    owner = await signedInPage(browser, playhead);
    await owner.getByRole("heading", { name: "Sessions", exact: true }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const save = async () => {
    await owner.getByRole("button", { name: "Save", exact: true }).click();
    await owner.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
  };

  it("goes anywhere by the palette", async () => {
    await owner.keyboard.press("Control+k");
    await owner.getByPlaceholder(/^Find a page/).fill("privacy");
    expect(await askAxe(owner)).toEqual([]);
    await owner.keyboard.press("Enter");
    await owner.waitForURL(/\/settings\/privacy$/);
    await owner.keyboard.press("?");
    await owner.getByRole("dialog", { name: "Keys" }).waitFor();
    await owner.keyboard.press("Escape");
  });

  it("sees what a level hides, chooses one, and takes it back", async () => {
    await owner.getByRole("radio", { name: "Strict" }).click();
    await owner.getByText("strict (chosen)").waitFor();
    await save();
    await owner.reload();
    expect(await owner.getByRole("radio", { name: "Strict" }).isChecked()).toBe(true);
    await owner.getByRole("link", { name: "What was changed" }).click();
    await owner.getByRole("list", { name: "Versions" }).getByText("strict").waitFor();
    await owner.getByRole("link", { name: "Privacy" }).click();
    await owner.getByRole("radio", { name: "Balanced" }).click();
    await save();
  });

  it("asks which pages are excluded", async () => {
    await owner.getByLabel("Addresses", { exact: true }).fill("/account*");
    await owner.getByLabel("Does this address match?").fill("https://shop.example/account/cards");
    await owner.getByText("Excluded by").waitFor();
    await save();
  });

  it("is asked whose changes count where another tab was quicker", async () => {
    await owner.getByRole("radio", { name: "Strict" }).click();
    const other = await owner.context().newPage();
    await other.goto(owner.url());
    await other.getByLabel("Addresses", { exact: true }).fill("/account*\n/basket*");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await other.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await other.close();
    await owner.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = owner.getByRole("dialog", { name: "Somebody else has changed the settings" });
    await dialog.getByRole("row", { name: /strict/ }).waitFor();
    await dialog.getByRole("row", { name: /basket/ }).waitFor();
    expect(await askAxe(owner)).toEqual([]);
    await dialog.getByRole("button", { name: "Put mine on top" }).click();
    await owner.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await owner.reload();
    expect(await owner.getByRole("radio", { name: "Strict" }).isChecked()).toBe(true);
    expect(await owner.getByLabel("Addresses", { exact: true }).inputValue()).toBe("/account*\n/basket*");
  });

  it("makes an API key that works until it is revoked", async () => {
    await owner.goto("/organisation/keys");
    await owner.getByLabel("Name").fill("Nightly export");
    await owner.getByRole("button", { name: "Make the key" }).click();
    const key = (await owner.getByLabel("the API key", { exact: true }).textContent()) ?? "";
    const ask = () =>
      fetch(`${playhead.dashboardOrigin}/api/websites`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).status).toBe(200);
    await owner.getByRole("button", { name: "Close" }).click();
    await owner.getByRole("button", { name: "Revoke Nightly export" }).click();
    await owner.getByRole("button", { name: "Revoke the key" }).click();
    await expect.poll(async () => (await ask()).status).toBe(401);
    await owner.goto("/organisation/audit");
    await owner.getByText("revoked the API key").first().waitFor();
  });

  it("adds a webhook, tests it, and reads in its log that it answered", async () => {
    const receiver = await startReceiver();
    await owner.goto("/websites/web_demo/settings/integrations");
    await owner.getByRole("button", { name: "Add a webhook" }).click();
    const dialog = owner.getByRole("dialog", { name: "Add a webhook" });
    await dialog.getByLabel("Name").fill("Chat");
    await dialog.getByLabel("Address").fill(receiver.url);
    await dialog.getByRole("button", { name: "Save" }).click();
    await owner.getByLabel("the secret", { exact: true }).waitFor();
    await owner.getByRole("button", { name: "Close" }).click();
    await owner.getByRole("button", { name: "Send a test" }).click();
    await owner.getByText("answered 204").waitFor({ timeout: 15_000 });
    expect(receiver.events).toEqual(["test"]);
    await receiver.stop();
  });

  it("creates a website, and sees its first session arrive by itself", async () => {
    await owner.goto("/websites/new");
    await owner.getByLabel("Name").fill("Second shop");
    await owner.getByLabel("Address").fill(`${playhead.shopOrigin}/cart`);
    await owner.getByRole("button", { name: "Create website" }).click();
    await owner.waitForURL(/\/welcome$/);
    await owner.getByText("Waiting for the first session").waitFor();
    await owner.getByText("The trigger is smart").waitFor();
    const tag = (await owner.getByLabel("the script tag", { exact: true }).textContent()) ?? "";
    const loader = /src="([^"]+)"/.exec(tag)?.[1] ?? "";
    const welcome = owner.url();
    await owner.getByRole("link", { name: /^Change: The trigger is smart/ }).click();
    await owner.getByRole("radio", { name: "All" }).click();
    await owner.getByLabel("Share of sessions").fill("100");
    await save();
    await owner.goto(welcome);
    await owner.getByText("Waiting for the first session").waitFor();

    const visitor = await (await browser.newContext()).newPage();
    await visitor.route(`**/r/${demo.siteKey}.js`, (route) => route.continue({ url: loader }));
    await visitor.goto(`${playhead.shopOrigin}/product/`);
    await visitor.locator("#check-stock").click();
    await owner.getByText("It works: the first session is here").waitFor();
    await visitor.context().close();
  });

  it("deletes it again, once its name is typed", async () => {
    await owner.goto(owner.url().replace(/welcome$/, "settings/data"));
    await owner.getByRole("button", { name: "Delete Second shop" }).click();
    const confirm = owner.getByRole("button", { name: "Delete the website" });
    expect(await confirm.isDisabled()).toBe(true);
    await owner.getByLabel("Type Second shop to go on").fill("Second shop");
    await confirm.click();
    await owner.waitForURL(/\/websites\/web_demo\/sessions/);
    await owner.getByText("Second shop is deleted").waitFor();
  });

  it.each([
    ["on a desk", wide],
    ["on a phone", narrow],
  ] as const)("finds every page in order %s: axe has nothing to say, nothing is cut off", async (_, size) => {
    await owner.setViewportSize(size);
    for (const path of setUpPages) {
      await openWhole(owner, path);
      expect([path, await faultsOf(owner)]).toEqual([path, []]);
    }
    const context = await browser.newContext({ viewport: size, baseURL: playhead.dashboardOrigin });
    const stranger = await context.newPage();
    for (const path of doors) {
      await openWhole(stranger, path);
      expect([path, await faultsOf(stranger)]).toEqual([path, []]);
    }
    await context.close();
  });

  it("reaches all of it from a phone's menu", async () => {
    await owner.getByRole("button", { name: "Menu" }).click();
    await owner.getByRole("option", { name: "Settings: Data" }).click();
    await owner.waitForURL(/\/settings\/data$/);
  });
});
