import type { Browser } from "playwright-core";

/** Somebody whom the shop knows by name asks a question, meets its broken button, begins to check out, and goes. */
export async function troubledVisit(browser: Browser, shopOrigin: string, name: string): Promise<void> {
  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  await page.goto(`${shopOrigin}/product/`);
  await page.locator("#check-stock").click();
  await page.evaluate((visitorName) => {
    const told: unknown = Reflect.get(window, "playhead");
    const tell = (call: string, given: unknown) => {
      const act: unknown = typeof told === "object" && told !== null ? Reflect.get(told, call) : null;
      if (typeof act === "function") act(given);
    };
    tell("identify", { id: visitorName, name: visitorName, email: "", url: "https://crm.example/1" });
    tell("prompt", "Where is my order?");
    console.error("The stock could not be read");
  }, name);
  await page.locator("#check-stock").click();
  await page.waitForTimeout(1_000);
  await page.goto(`${shopOrigin}/checkout/`);
  await page.getByLabel("Name", { exact: false }).first().fill("Ada");
  await page.waitForTimeout(500);
  await page.close();
  await visitor.close();
}
