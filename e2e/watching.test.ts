import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { askAxe } from "./ask-axe.ts";
import { faultsOf } from "./faults-of.ts";
import { markStretch, pointAt, stillOf } from "./point-at.ts";
import { sharePublicly, takeBack } from "./share-walk.ts";
import { signedInPage } from "./sign-in.ts";
import { troubledVisit } from "./troubled-visit.ts";
import { eraseVisitor, takeAlong, walkToVisitor } from "./visitor-walk.ts";

const hourMs = 3_600_000;
const website = "/websites/web_demo";

/** A visit with trouble in it, and a member who finds, watches and uses it; each test goes on where the last one ended. */
describe("who watches sessions", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let member: Page;
  let visitorPath = "";

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    for (const name of ["Maria Keller", "Jonas Brandt"])
      await troubledVisit(browser, playhead.shopOrigin, name);
    await playhead.runCronAt(Date.now() + hourMs);
    member = await signedInPage(browser, playhead);
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const rows = () => member.locator("[data-session]");
  const tab = (name: string) => member.getByRole("tab", { name: new RegExp(`^${name}`) });
  const time = async () => (await member.locator("[data-time]").textContent()) ?? "";

  it("narrows the list by who it was, and keeps the filters", async () => {
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(2);
    await member.getByRole("button", { name: "Filter", exact: true }).click();
    await member.keyboard.type("visitor or");
    await member.keyboard.press("Enter");
    await member.getByRole("textbox", { name: "Visitor or contact" }).fill("maria");
    await member.keyboard.press("Enter");
    await member.getByText("Visitor is “maria”").waitFor();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await rows().textContent()).toContain("Maria Keller");
    expect(new URL(member.url()).searchParams.get("who")).toBe("maria");
    await member.getByRole("button", { name: "Saved" }).click();
    await member.getByRole("menuitem", { name: "Save these filters…" }).click();
    await member.getByLabel("Name").fill("Maria's");
    await member.getByRole("button", { name: "Save", exact: true }).click();
    await member.getByRole("button", { name: "Maria's" }).waitFor();
    await member.getByRole("button", { name: "Remove the filter “Visitor is “maria””" }).click();
    await expect.poll(() => rows().count()).toBe(2);
    await member.reload();
    await member.getByRole("button", { name: "Saved" }).click();
    await member.getByRole("menuitem", { name: "Maria's", exact: true }).click();
    await expect.poll(() => rows().count()).toBe(1);
  });

  it("edits a chip where it stands, and chooses a value among those that there are", async () => {
    await member.getByRole("button", { name: "Change the filter “Visitor is “maria””" }).click();
    await member.getByRole("textbox", { name: "Visitor or contact" }).fill("");
    await member.keyboard.press("Enter");
    await member.getByRole("button", { name: "Filter", exact: true }).click();
    await member.getByRole("option", { name: "Saw the page…" }).click();
    await member.getByRole("option", { name: /^\/checkout\// }).click();
    await member.getByText("Saw /checkout/").waitFor();
    await expect.poll(() => rows().count()).toBe(2);
    expect(await askAxe(member)).toEqual([]);
  });

  it("moves by keyboard, selects and tags", async () => {
    await member.keyboard.press("j");
    await member.keyboard.press("x");
    await member.keyboard.press("j");
    await member.keyboard.press("x");
    await member.getByText("2 sessions selected").waitFor();
    await member.getByRole("button", { name: "Tag", exact: true }).click();
    await member.getByLabel("Tag", { exact: true }).fill("to look at");
    await member.getByRole("button", { name: "Tag 2 sessions" }).click();
    await expect.poll(() => rows().filter({ hasText: "to look at" }).count(), { timeout: 10_000 }).toBe(2);
  });

  it("opens a session at what was filtered by", async () => {
    await member.goto(`${website}/sessions?signal=errorClick&who=maria`);
    await rows().waitFor();
    await member.keyboard.press("j");
    await member.keyboard.press("Enter");
    await member.waitForURL(/\/sessions\/ses_/);
    await member.getByRole("heading", { name: "Maria Keller" }).waitFor();
    await member.locator("a[href='https://crm.example/1']").waitFor();
    // Named in the address, the moment is where the player rests.
    await member.goto(`${new URL(member.url()).pathname}?t=0.1`);
  });

  it("finds events, and reads console, errors, signals, prompts and the page", async () => {
    const events = member.getByRole("list", { name: "Events" });
    await member.getByLabel("Find in events").fill("order");
    await expect.poll(() => events.getByRole("listitem").count()).toBe(1);
    await events.getByRole("button").click();
    expect(await events.getByRole("button").textContent()).toContain(await time());
    await member.getByLabel("Find in events").fill("");
    for (const [panel, words] of [
      ["Console", "The stock could not be read"],
      ["Errors", "product.js"],
      ["Signals", "an error was thrown"],
      ["Page", "Nothing"],
      ["Network", "No requests to show"],
      ["Conversation", "Where is my order?"],
    ] as const) {
      await tab(panel).click();
      await member.getByRole("tabpanel").getByText(words).first().waitFor();
    }
    expect(await askAxe(member)).toEqual([]);
  });

  it("sees the page of the moment that is pointed at on the timeline", async () => {
    await pointAt(member, 0.5);
    await stillOf(member).getByText("Harbor lantern").first().waitFor();
    await pointAt(member, 0.98);
    await stillOf(member).getByText("Check out").first().waitFor();
    await member.mouse.move(0, 0);
    await member.locator("[data-still]").waitFor({ state: "hidden" });
  });

  it("drives the player by keys", async () => {
    await tab("Events").click();
    await member.locator("header p").first().click();
    await member.keyboard.press("Home");
    await expect.poll(time).toBe("0:00");
    await member.keyboard.press("l");
    await expect.poll(time).not.toBe("0:00");
    await member.keyboard.press("j");
    await expect.poll(time).toBe("0:00");
    await member.keyboard.press("2");
    await member.getByRole("button", { name: "Speed 2×" }).waitFor();
  });

  it("writes a note that names a member, and a tag", async () => {
    await member.getByRole("button", { name: "Note", exact: true }).click();
    await member.getByLabel("Note at this moment").fill("Is the stock service down? @Demo");
    await member.getByRole("list", { name: "Members" }).getByRole("button").first().click();
    await member.getByRole("button", { name: "Write the note" }).click();
    const note = member.getByRole("list", { name: "Notes" }).getByRole("listitem");
    await note.getByText("Is the stock service down?").waitFor();
    await member.getByLabel("Add a tag").fill("stock");
    await member.keyboard.press("Enter");
    await member.getByRole("button", { name: "Take off the tag “stock”" }).waitFor();
    await member.reload();
    await note.getByText("Is the stock service down?").waitFor();
    await member.getByRole("button", { name: "Take off the tag “stock”" }).waitFor();
  });

  it("shares a stretch with anybody, and takes the link back", async () => {
    await markStretch(member, 0.1, 0.4);
    const publicLink = await sharePublicly(member);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(publicLink);
    await stranger.getByRole("heading", { name: "A visit" }).waitFor();
    expect(await stranger.getByRole("tab", { name: "Notes" }).count()).toBe(0);
    await takeBack(member);
    await stranger.reload();
    await stranger.getByText("This link opens nothing").waitFor();
    await stranger.context().close();
  });

  it("makes an issue of the moment", async () => {
    await member.getByRole("button", { name: "More" }).click();
    await member.getByRole("menuitem", { name: "New issue about this moment…" }).click();
    const dialog = member.getByRole("dialog", { name: "New issue" });
    expect(await dialog.getByRole("region", { name: "text", exact: true }).textContent()).toContain(
      "What the visitor did:",
    );
    await dialog.getByRole("textbox").fill("https://github.com/acme/shop/issues/new");
    const href = await dialog.getByRole("link", { name: "Open it there" }).getAttribute("href");
    expect(new URL(href ?? "").searchParams.get("body")).toContain("Replay at");
    await member.keyboard.press("Escape");
  });

  it("goes from an error to the moment of it, with the stack, and resolves it", async () => {
    await member.getByRole("link", { name: "Errors" }).click();
    const error = member.getByRole("list", { name: "Errors" }).getByRole("listitem");
    await error.getByText("TypeError").first().waitFor();
    expect(await askAxe(member)).toEqual([]);
    await error.getByRole("link").first().click();
    await member.getByRole("region", { name: "Sessions that had it" }).getByRole("link").first().click();
    await member.waitForURL(/panel=errors/);
    await member.getByRole("tabpanel").getByText("product.js").first().waitFor();
    await member.goBack();
    await member.getByRole("button", { name: "Status: Open" }).click();
    await member.getByRole("menuitemradio", { name: "Resolved" }).click();
    await member.getByRole("button", { name: "Status: Resolved" }).waitFor();
    expect(await askAxe(member)).toEqual([]);
  });

  it("sees what pages were seen, and the sessions behind a number", async () => {
    await member.getByRole("link", { name: "Pages" }).click();
    const page = member.getByRole("list", { name: "Pages" }).getByRole("listitem");
    await page.filter({ hasText: "/checkout/" }).waitFor();
    expect(await askAxe(member)).toEqual([]);
    await page.filter({ hasText: "/checkout/" }).getByTitle("Sessions that ended on it").click();
    await member.getByText("Left on /checkout/").waitFor();
    await expect.poll(() => rows().count()).toBe(2);
  });

  it("reads what visitors asked", async () => {
    await member.getByRole("link", { name: "Activity" }).click();
    await member.getByRole("img", { name: /sessions in/ }).waitFor();
    await member.getByRole("radio", { name: "Prompts" }).click();
    const feed = member.getByRole("list", { name: "Activity, newest first" });
    await expect.poll(() => feed.getByText("Where is my order?").count()).toBe(2);
    expect(await askAxe(member)).toEqual([]);
  });

  it("reaches a visitor by the palette, from a session and from the list, and takes their data along", async () => {
    visitorPath = await walkToVisitor(member, "Maria Keller");
    await member.getByRole("region", { name: "Signals" }).getByText("Error after a click").waitFor();
    expect(await takeAlong(member)).toMatch(/^playhead-vis_\w+\.ndjson$/);
  });

  it("does so on a phone, where nothing is wider than the screen", async () => {
    await member.setViewportSize({ width: 380, height: 780 });
    for (const path of [visitorPath, ...["errors", "pages", "activity", "sessions"]]) {
      await member.goto(new URL(path, `${playhead.dashboardOrigin}${website}/`).href);
      await member.getByRole("listitem").first().waitFor();
      expect(await faultsOf(member)).toEqual([]);
    }
    await rows().first().click();
    await member.waitForURL(/\/sessions\/ses_/);
    await tab("Notes").click();
    expect(await faultsOf(member)).toEqual([]);
  });

  it("erases a session, is told what was removed, and finds it no more; then a visitor", async () => {
    await member.getByRole("button", { name: "More" }).click();
    await member.getByRole("menuitem", { name: "Erase…" }).click();
    await member.getByRole("button", { name: "Erase the session" }).click();
    await member.getByText(/Receipt /).waitFor();
    await member.waitForURL(/\/sessions(\?|$)/);
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(1);
    await member.goto(visitorPath);
    await eraseVisitor(member);
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(0);
  });
});
