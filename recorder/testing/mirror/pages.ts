import { html, make, one } from "./build-page.ts";
import { nestedShadows, oddNames, writtenFrames } from "./hard-pages.ts";
import { type Steps, settle } from "./record-page.ts";
import { rules, shadow, styleTexts } from "./style-pages.ts";

/** Pages that do what pages do. Each builds itself in the body, and says what then happens to it. */
export const pages: Record<string, () => Steps> = {
  "a table that is sorted, filtered and paged": table,
  "a form": form,
  "a shadow tree with adopted sheets": shadow,
  "rules changed by script": rules,
  "style elements whose text changes": styleTexts,
  "iframes, one in another, one loaded late, one moved": frames,
  "style attributes, classes and svg": attributes,
  "scrolling, of the page, of boxes, in an iframe": scrolling,
  "a dialog, a video and custom elements": oddities,
  "frames written by script": writtenFrames,
  "shadow trees in one another": nestedShadows,
  "hidden properties and odd names": oddNames,
};

/**
 * Those that the replayer, when it goes fast, does not show as it does step by step: it loses changes of constructed
 * sheets that come with the sheets, trips over a `noscript` beside its own style element, and takes a form's fields for
 * its properties.
 */
export const shownOtherwiseWhenFast: ReadonlySet<() => Steps> = new Set([shadow, oddities, oddNames]);

/** Where rrweb's recorder fails: it reads a form's properties, and finds its fields. */
export const beyondRrweb: ReadonlySet<() => Steps> = new Set([oddNames]);

function table(): Steps {
  const rows = Array.from({ length: 12 }, (_, at) => [`Row ${at}`, String((at * 7) % 12)]);
  html(`<h1>Stock</h1><input id=q><table><thead><tr><th>Name<th>Count</thead><tbody>
    ${rows.map(([name, count]) => `<tr><td>${name}</td><td>${count}</td></tr>`).join("")}</tbody></table><p id=note>12`);
  const body = () => one("tbody");
  const sort = (sign: number) => () =>
    body().append(
      ...[...body().children].sort(
        (a, b) => sign * (Number(a.lastElementChild?.textContent) - Number(b.lastElementChild?.textContent)),
      ),
    );
  return [
    sort(1),
    sort(-1),
    () => body().prepend(...[...body().children].slice(3, 6)),
    () => {
      const row = body().children[2];
      row?.remove();
      body().append(make("tr"));
      body().lastElementChild?.append(make("td", "late"), make("td", "99"));
      if (row) body().insertBefore(row, body().children[5] ?? null);
    },
    () => {
      const kept = [...body().children].slice(0, 4);
      body().replaceChildren(...kept);
      one("#note").textContent = "4";
    },
    () => {
      body().innerHTML = rows.map(([name]) => `<tr><td><b>${name}</b> <i>x</i></td></tr>`).join("");
      one("#note").firstChild?.remove();
    },
    () => {
      const cell = one("td");
      cell.replaceChildren("a", make("b", "b"), "c", make("i"), "d");
      cell.normalize();
    },
    () => {
      const cell = one("td");
      const bold = one("td b");
      const wrap = make("span");
      cell.insertBefore(wrap, bold);
      wrap.append(bold, "after");
      cell.append(wrap);
    },
  ];
}

function form(): Steps {
  html(`<form><input name=name value=preset><input type=password name=secret><textarea>first</textarea>
    <input type=checkbox id=news><input type=checkbox id=on checked><select><option value=a>A<option value=b selected>B</select>
    <input type=radio name=size value=s id=s><input type=radio name=size value=m id=m checked><input type=radio name=size id=l>
    <input type=range><button>Go</button></form>`);
  const input = (selector: string, change: (element: HTMLInputElement) => void) => () => {
    const element = one(selector) as HTMLInputElement;
    change(element);
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return [
    input("[name=name]", (element) => Object.assign(element, { value: "someone" })),
    input("[name=name]", (element) => Object.assign(element, { value: "" })),
    input("textarea", (element) => Object.assign(element, { value: "second\nline" })),
    () => Object.assign(one("textarea"), { textContent: "third" }),
    input("#news", (element) => Object.assign(element, { checked: true })),
    input("#on", (element) => Object.assign(element, { checked: false })),
    () => one("#s").click(),
    () => one("#l").click(),
    input("select", (element) => Object.assign(element, { value: "a" })),
    () => one("[name=name]").setAttribute("value", "by script"),
    () => one("[name=secret]").setAttribute("type", "text"),
    () => Object.assign(one("[type=range]"), { value: "70" }),
    () => one("form").append(make("textarea", "made"), make("input", "", { type: "radio", name: "size" })),
    () => one("form").prepend(one("textarea")),
    () => (one("form") as HTMLFormElement).reset(),
  ];
}

function frames(): Steps {
  html("<iframe id=f srcdoc='<p>inside</p><input>'></iframe><div id=d></div>");
  const inner = () => {
    const found = (one("#f") as HTMLIFrameElement).contentDocument;
    if (found === null) throw new Error("no document");
    return found;
  };
  return [
    () => settle(200),
    () => inner().body.append(make("b", "more")),
    () => Object.assign(inner().querySelector("p") ?? {}, { textContent: "changed" }),
    () => {
      const style = inner().createElement("style");
      style.textContent = "b { color: red }";
      inner().head.append(style);
    },
    () => one("#d").append(make("iframe", "", { id: "late", srcdoc: "<ul><li>1</ul>" })),
    () => settle(200),
    () => {
      const nested = inner().createElement("iframe");
      nested.srcdoc = "<i>deep</i>";
      inner().body.append(nested);
    },
    () => settle(200),
    () => inner().querySelector("iframe")?.contentDocument?.body.append("deeper"),
    () => one("#d").append(one("#f")),
    () => settle(200),
    () => one("#late").remove(),
  ];
}

function attributes(): Steps {
  html(`<p id=p style="color: red; margin: 1px; top: 2px; background: rgb(1, 2, 3)" title=t hidden>text</p>
    <svg viewBox="0 0 9 9"><g><path d="M0 0"/></g></svg><a id=a href="/x">link</a>`);
  const style = () => one("#p").style;
  return [
    () => style().setProperty("color", "blue"),
    () => style().setProperty("margin-left", "7px", "important"),
    () => style().removeProperty("top"),
    () => style().setProperty("--own", "1"),
    () => one("#p").setAttribute("style", "left: 1px"),
    () => style().setProperty("left", "2px"),
    () => one("#p").removeAttribute("style"),
    () => style().setProperty("width", "5px"),
    () => one("#p").toggleAttribute("hidden"),
    () => one("#p").classList.add("one", "two"),
    () => one("#a").setAttribute("href", "/y?z#q"),
    () => one("path").setAttribute("d", "M1 1L2 2"),
    () => {
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "#g");
      const clip = document.createElementNS("http://www.w3.org/2000/svg", "clipPath");
      one("svg").append(clip, use);
    },
    () => Object.assign(one("#p").firstChild ?? {}, { data: "" }),
    () => one("#p").append(document.createComment("note"), "tail"),
  ];
}

function scrolling(): Steps {
  // Scroll anchoring is the browser's own and told by the next event.
  html(`<style>* { overflow-anchor: none }</style><div id=box style="height: 50px; overflow: auto"><div style="height: 900px; width: 3000px">tall</div></div>
    <iframe id=f srcdoc="<div style='height: 3000px'>tall</div>" style="height: 60px"></iframe>
    <div style="height: 4000px">page</div>`);
  return [
    () => settle(200),
    () => one("#box").scrollTo(20, 300),
    () => scrollTo(0, 700),
    () => (one("#f") as HTMLIFrameElement).contentWindow?.scrollTo(0, 120),
    () => one("#box").scrollTo(0, 30),
    () => one("#box").append(make("p", "end")),
    () => document.body.append(one("#box")),
    () => one("#box").scrollTo(5, 60),
    () => scrollTo(0, 0),
  ];
}

function oddities(): Steps {
  html(
    "<dialog id=d><p>modal</p></dialog><video id=v muted loop></video><x-odd></x-odd><!-- note --><script>1</script>",
  );
  return [
    () => (one("#d") as HTMLDialogElement).showModal(),
    () => one("#d").append("more"),
    () => (one("#d") as HTMLDialogElement).close(),
    () => (one("#d") as HTMLDialogElement).show(),
    () => Object.assign(one("#v"), { volume: 0.5, playbackRate: 2 }),
    () => customElements.get("x-odd") ?? customElements.define("x-odd", class extends HTMLElement {}),
    () => document.body.append(make("x-odd", "made"), make("canvas"), make("object"), make("template", "t")),
    () => one("x-odd").replaceWith(make("p", "gone")),
    () => document.body.append(make("script", "void 0"), make("noscript", "no")),
  ];
}
