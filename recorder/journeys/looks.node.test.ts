import { afterAll, beforeAll, expect, test } from "vitest";
import { askReplay, playable } from "../testing/harm/replayed-page.ts";
import { extrasRun, type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const html = `<!doctype html><title>Looks</title><!-- recorder --><style>
@keyframes turn { to { rotate: 90deg } }
.turning { animation: turn 600s linear infinite }
#menu { display: none } #nav:hover #menu { display: block }
</style>
<nav id="nav">Menu <b id="menu">Lamps</b></nav><p id="wheel">Wheel</p>
<svg width="100" height="100"><circle id="dot" r="5" fill="red"/></svg>
<shop-price></shop-price><shop-note></shop-note><input id="mail"><select id="size"><option>S</option><option>L</option></select>
<div id="box" style="height: 40px; overflow: auto"><p style="height: 900px">tall</p></div>
<iframe srcdoc="<p id=inner>before</p>"></iframe><dialog id="said">Said</dialog><button id="go">Go</button>
<script>
customElements.define("shop-price", class extends HTMLElement {
  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("i { color: rgb(1, 2, 3) }");
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = "<i>5</i>";
    this.sheet = sheet;
  }
});
customElements.define("shop-note", class extends HTMLElement {
  write(text) {
    this.inside ??= this.attachShadow({ mode: "closed" });
    this.inside.textContent = text;
  }
});
document.querySelector("#go").onclick = () => {
  document.querySelector("#wheel").className = "turning";
  document.querySelector("#dot").setAttribute("r", "9");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M0 0L9 9");
  document.querySelector("svg").append(path);
  const price = document.querySelector("shop-price");
  price.shadowRoot.querySelector("i").textContent = "7";
  price.sheet.insertRule("i { margin-left: 4px }", 1);
  document.querySelector("shop-note").write("closed");
  document.querySelector("#mail").value = "set by script";
  document.querySelector("#size").value = "L";
  document.querySelector("#box").scrollTop = 300;
  document.querySelector("iframe").contentDocument.querySelector("#inner").textContent = "after";
  document.querySelector("#said").show();
};
</script>`;

test("what pages are made of plays back as it stood: movement, drawings, components, values and frames", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { privacy: { level: "open" } };
  const page = await visit(stage, site.site);
  await page.mouse.move(5, 400);
  await page.mouse.move(9, 400);
  await extrasRun(page);
  await page.click("#go");
  await page.hover("#nav");
  await page.locator("#menu").waitFor();
  await page.evaluate(() => window.playhead?.stop());
  await until("the end", () => JSON.stringify(playable(site)).includes("closed"));
  const shown = await askReplay(stage.browser, playable(site), (document) => {
    const one = (selector: string) => document.querySelector(selector);
    const view = document.defaultView;
    const styleOf = (element: Element | null | undefined) => element && view?.getComputedStyle(element);
    const price = one("shop-price")?.shadowRoot?.querySelector("i");
    return {
      animations: one("#wheel")?.getAnimations().length,
      menu: styleOf(one("#menu"))?.display,
      circle: one("#dot")?.getBoundingClientRect().width,
      path: one("path")?.namespaceURI,
      price: [price?.textContent, styleOf(price)?.color, styleOf(price)?.marginLeft],
      note: one("shop-note")?.shadowRoot?.textContent,
      mail: (one("#mail") as HTMLInputElement | null)?.value,
      size: (one("#size") as HTMLSelectElement | null)?.value,
      scrolled: one("#box")?.scrollTop,
      inner: one("iframe") && (one("iframe") as HTMLIFrameElement).contentDocument?.body.textContent?.trim(),
      said: one("#said")?.hasAttribute("open"),
    };
  });
  expect(shown).toEqual({
    animations: 1,
    menu: "block",
    circle: 18,
    path: "http://www.w3.org/2000/svg",
    price: ["7", "rgb(1, 2, 3)", "4px"],
    note: "closed",
    mail: "set by script",
    size: "L",
    scrolled: 300,
    inner: "after",
    said: true,
  });
});
