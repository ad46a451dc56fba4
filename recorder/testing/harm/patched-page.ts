import type { FakeIngest } from "../fake-ingest.ts";
import type { Stage } from "../visitor.ts";

/** What a page says of itself at the end of a visit. */
export interface PageWords {
  told: string | null;
  errors: string[];
}

/** A page that uses what pages patch: a request, a list that changes, a promise, JSON and the time. */
const body = `<h1>Shop</h1><button id="buy">Buy</button><input id="name"><ul id="list"></ul><output id="told"></output>
<script>
window.init = { headers: { accept: "text/html" } };
document.getElementById("buy").addEventListener("click", function () {
  const line = document.createElement("li");
  line.textContent = "Lamp";
  document.getElementById("list").append(line);
  fetch("/", window.init).then((answer) => answer.text()).then((text) => {
    document.getElementById("told").textContent = [
      text.includes("<h1>Shop"), JSON.stringify({ list: ["a", 1] }), new Date(0).getTime(), this.id,
      typeof Date.now(), String(window.noted), Object.keys(window.init).join(), document.querySelectorAll("li").length,
    ].join(" ");
  });
});
</script>`;

export async function openPatchedSite(stage: Stage, patch: string): Promise<FakeIngest> {
  const page = (tag: string): string =>
    `<!doctype html><html lang="en"><head><title>Shop</title><script>{${patch}}</script>${tag}</head><body>${body}</body></html>`;
  return stage.openSite({ "/": page("<!-- recorder -->"), "/bare": page("") });
}

/** @param recorderIsThere resolves when the visitor may begin */
export async function visitPatched(
  stage: Stage,
  url: string,
  recorderIsThere: () => Promise<void>,
): Promise<PageWords> {
  const page = await (await stage.browser.newContext()).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
  });
  await page.goto(url);
  await recorderIsThere();
  await page.click("#buy");
  await page.locator("#name").pressSequentially("Ada");
  await page.click("#buy");
  // What the second click's request has led to; a page that does not get there says what it says.
  const second = page.locator("#told").filter({ hasText: / 2$/ });
  await second.waitFor({ timeout: 5_000 }).catch(() => undefined);
  const told = await page.locator("#told").textContent();
  await page.close();
  return { told, errors };
}
