import { type Plant, secretOf, shapedSecrets, typedSecrets, type Way } from "./leaks-plants.ts";

type PlantedWay = Exclude<Way, "d">;

/** A token as it stands in paths: nothing a person would call a page. */
const tokenIn = (secret: string): string => `${secret}9f86d081884c7d65`;

/** What a page shows and hides, full of secrets of one way; `null` is the same page with none. */
export function plantedHtml(way: PlantedWay | null): string {
  const s = (name: Plant): string => (way === null ? "harmless" : secretOf(way, name));
  const typed = Object.entries(typedSecrets[way ?? "a"]).map(
    ([type, value]) => `<input type="${type}" step="any" value="${way === null ? "" : value}">`,
  );
  const shaped = way === null ? [] : shapedSecrets[way];
  return `
<p class="k ${s("classname")}" id="${s("elementid")}">${s("paragraph")} <i>${shaped.join(" and ")}</i></p>
<button type="button" value="${s("buttonvalue")}">${s("buttonlabel")}</button><input type="submit" value="${s("submitvalue")}">
<input class="text" name="${s("fieldname")}" value="${s("textinput")}"><input type="search" value="${s("searchinput")}">
<input type="email" value="${s("emailinput")}"><input type="url" value="${s("urlinput")}">
<input type="tel" value="${s("telinput")}"><input type="odd" value="${s("unknowninput")}">
<input class="set"><input type="password" value="${s("password")}">
<input class="toggled" type="password" value="${s("toggledpassword")}">
<input type="hidden" value="${s("hiddeninput")}"><input autocomplete="cc-number" value="${s("cardfield")}">
<input autocomplete="one-time-code" value="${s("codefield")}"><input data-private value="${s("privatefield")}">
<input class="rr-mask" type="text" value="${s("maskedtext")}"><input class="rr-ignore" value="${s("ignoredinput")}">
<p class="rr-mask" title="${s("maskedtitle")}">${s("maskedtext")}</p>
<input type="radio" name="choice" value="${s("radiovalue")}"><input type="checkbox" value="${s("checkboxvalue")}">
${typed.join("")}
<textarea>${s("textarea")}</textarea>
<select><optgroup label="${s("grouplabel")}"><option value="${s("optionvalue")}" label="${s("optionlabel")}" selected>${s("optiontext")}</option></optgroup></select>
<datalist><option value="${s("listvalue")}"></option></datalist><output>${s("outputtext")}</output>
<div contenteditable>${s("editable")}</div><div role="textbox">${s("textbox")}</div>
<data value="${s("datavalue")}">data</data><abbr title="${s("titleattribute")}">ab</abbr>
<img alt="${s("alttext")}" src="/quiet.png?u=${s("sourcequery")}" srcset="/quiet.png?u=${s("setquery")} 2x">
<img alt="" src="/${way === null ? "quiet" : tokenIn(s("sourcetoken"))}/quiet.png">
<input placeholder="${s("placeholder")}"><b aria-label="${s("arialabel")}" aria-description="${s("ariadescription")}">b</b>
<b role="slider" aria-valuetext="${s("ariavaluetext")}" aria-roledescription="${s("ariaroledescription")}">b</b>
<b data-user="${s("dataattribute")}" user="${s("ownattribute")}">b</b><my-card holder="${s("customattribute")}">c</my-card>
<table summary="${s("summaryattribute")}"><tr><th abbr="${s("abbreviation")}">h</th></tr></table>
<a href="/${s("pathword")}?u=${s("linkquery")}" download="${s("downloadname")}">a</a><a href="#u=${s("hashquery")}">a</a>
<a href="/next#${s("hashtext")}">a</a><a href="//${s("username")}:${s("password")}@quiet.example/">a</a>
<a href="/reset/${way === null ? "now" : tokenIn(s("linktoken"))}">a</a><a href="mailto:${s("mailto")}@mail.example">a</a>
<a href="javascript:pay('${s("codelink")}')">a</a><form action="/send?u=${s("formquery")}"></form>
<button type="button" formaction="/send?u=${s("actionquery")}">f</button><object data="/quiet.png?u=${s("objectquery")}"></object>
<video poster="/quiet.png?u=${s("posterquery")}"><track label="${s("tracklabel")}"></video>
<meta name="user" content="${s("metacontent")}"><i onclick="pay('${s("handler")}')" nonce="${s("nonce")}">i</i>
<i style='--u: "${s("stylecontent")}"; background-image: url("/quiet.png?u=${s("stylequery")}")'>i</i>
<style>.k::after { content: "${s("csscontent")}"; background: url(/quiet.png?u=${s("cssquery")}) } /* ${s("csscomment")} */</style>
<svg><title>${s("drawntitle")}</title><desc>${s("drawndescription")}</desc><text>${s("drawnletters")}</text></svg>
<div data-private title="${s("blockedattribute")}"><p>${s("blockedtext")}</p><input value="${s("blockedtext")}"></div>
<div data-ss-mask>${s("blockedbyss")}</div><div class="rr-block">${s("blockedbyclass")}</div>
<!-- ${s("comment")} --><noscript>${s("noscript")}</noscript><template><p>${s("template")}</p></template>
<script type="application/json">"${s("script")}"</script><pre>{"api_key":"${s("secretkey")}"}</pre>
<div class="open-host"></div><div class="closed-host"></div>
<iframe class="frame"></iframe><iframe class="written" srcdoc="&lt;p hidden&gt;&lt;!-- ${s("framedocument")} --&gt;&lt;/p&gt;"></iframe>`;
}

/** Runs in the page: what markup cannot say, in all that stands below `selector`. */
export function furnish(selector: string, way: string): void {
  const below = document.querySelector(selector);
  const s = (name: string) => (way === "" ? "harmless" : `quartz${way}${name}`);
  const setField = below?.querySelector<HTMLInputElement>(".set");
  if (setField) setField.value = s("setvalue");
  const fill = (root: ParentNode & Node, text: string, field: string, blocked: string): void => {
    let paragraph = root.querySelector("p");
    if (!paragraph) {
      paragraph = document.createElement("p");
      const box = document.createElement("div");
      box.dataset.private = "";
      box.append(document.createElement("b"));
      root.append(paragraph, document.createElement("input"), box);
    }
    paragraph.textContent = text;
    const input = root.querySelector("input");
    if (input) input.value = field;
    const hidden = root.querySelector("b");
    if (hidden) hidden.textContent = blocked;
  };
  const hosts: WeakMap<Element, ShadowRoot> = Reflect.get(window, "hosts") ?? new WeakMap();
  Reflect.set(window, "hosts", hosts);
  for (const mode of ["open", "closed"] as const) {
    const host = below?.querySelector(`.${mode}-host`);
    if (!host) continue;
    const root = hosts.get(host) ?? host.attachShadow({ mode });
    hosts.set(host, root);
    const isOpen = mode === "open";
    const text = s(isOpen ? "shadowtext" : "closedshadowtext");
    fill(root, text, s(isOpen ? "shadowinput" : "closedshadowinput"), s("blockedinshadow"));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`p::after { content: "${s("adoptedcontent")}" } /* ${s("csscomment")} */`);
    root.adoptedStyleSheets = [sheet];
  }
  const inside = below?.querySelector<HTMLIFrameElement>(".frame")?.contentDocument?.body;
  if (inside) fill(inside, s("frametext"), s("frameinput"), s("blockedtext"));
  const ownSheet = below?.querySelector("style")?.sheet;
  ownSheet?.insertRule(`b::after { content: "${s("rulecontent")}" }`);
  const [rule] = ownSheet?.cssRules ?? [];
  if (rule instanceof CSSStyleRule) {
    setTimeout(() => rule.style.setProperty("quotes", `"${s("setcontent")}" ""`), 300);
  }
}

/** Runs in the page: shows the password below `selector`, as the button beside one does. */
export function showPassword(selector: string, way: string): void {
  const field = document.querySelector<HTMLInputElement>(`${selector} .toggled`);
  if (!field) return;
  field.type = "text";
  field.value = `quartz${way}toggledpassword`;
}

/** Runs in the page: makes the tree below `selector` equal to `html`, node by node, as an app would. */
export function turnInto(selector: string, html: string): void {
  const target = document.querySelector(selector);
  const source = document.createElement("template");
  source.innerHTML = `<div>${html}</div>`;
  const turn = (into: Element, from: Element): void => {
    for (const { name, value } of from.attributes)
      if (into.getAttribute(name) !== value) into.setAttribute(name, value);
    if (
      from instanceof HTMLInputElement &&
      from.value !== "" &&
      from.type !== "file" &&
      into instanceof HTMLInputElement
    ) {
      into.value = from.value;
    }
    for (const [index, child] of [...from.childNodes].entries()) {
      const counterpart = into.childNodes[index];
      if (!counterpart) continue;
      if (child instanceof Element && counterpart instanceof Element) turn(counterpart, child);
      else if (counterpart.nodeValue !== child.nodeValue) counterpart.nodeValue = child.nodeValue;
    }
  };
  if (target && source.content.firstElementChild) turn(target, source.content.firstElementChild);
}
