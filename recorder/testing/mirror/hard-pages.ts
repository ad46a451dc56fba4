import { html, make, one } from "./build-page.ts";
import { type Steps, settle } from "./record-page.ts";

/** A frame that is written by script, and written anew. */
export function writtenFrames(): Steps {
  html("<iframe id=f></iframe><p>beside");
  const inner = () => {
    const found = (one("#f") as HTMLIFrameElement).contentDocument;
    if (found === null) throw new Error("no document");
    return found;
  };
  const write = (markup: string) => () => {
    inner().open();
    inner().write(markup);
    inner().close();
  };
  return [
    write("<!doctype html><p>written</p><style>p { color: red }</style>"),
    () => settle(100),
    () => inner().body.append("more"),
    write("<!doctype html><ul><li>anew</ul>"),
    () => settle(100),
    () => inner().querySelector("ul")?.append(make("li", "later")),
    () => {
      const root = make("html");
      root.append(make("head"), make("body", "bare"));
      inner().documentElement.replaceWith(root);
    },
    () => inner().body.append("more"),
  ];
}

/** Shadow roots in shadow roots, with slots that hand nodes down. */
export function nestedShadows(): Steps {
  html("<x-outer id=o><b slot=title>title</b><i>rest</i></x-outer>");
  const outer = one("#o").attachShadow({ mode: "open" });
  outer.innerHTML = "<h1><slot name=title></slot></h1><x-inner id=i><slot></slot></x-inner>";
  const innerHost = outer.querySelector("#i");
  const inner = innerHost?.attachShadow({ mode: "open" });
  if (!innerHost || !inner) throw new Error("no inner host");
  inner.innerHTML = "<section><slot></slot></section>";
  return [
    () => inner.querySelector("section")?.append(make("em", "deep")),
    () => one("#o").append(make("u", "handed down")),
    () => one("#o").querySelector("i")?.setAttribute("slot", "title"),
    () => outer.prepend(innerHost),
    () => innerHost.remove(),
    () => inner.append("while away"),
    () => outer.append(innerHost),
    () => {
      const late = make("x-late", "light");
      late.attachShadow({ mode: "open" }).append(make("p", "dark"), document.createElement("slot"));
      inner.append(late);
    },
    () => document.body.prepend(one("#o")),
  ];
}

/** Forms whose fields hide their properties, tables in pieces, templates, and names of other languages. */
export function oddNames(): Steps {
  html(`<form id=form><input name=parentNode><input name=attributes><input name=tagName><input name=nodeType></form>
    <table><caption>c</caption><colgroup><col></colgroup><tr><td>1</td></tr></table><template id=t><p>in it</p></template>
    <svg><defs><linearGradient id=g></linearGradient></defs><foreignObject><p>html</p></foreignObject></svg>`);
  return [
    () => one("form").append("text", make("b", "bold")),
    () => HTMLElement.prototype.setAttribute.call(one("#form"), "title", "t"),
    () => one("table").append(make("tfoot")),
    () => one("tfoot").append(make("tr")),
    () => (one("#t") as HTMLTemplateElement).content.append("more"),
    () => one("foreignObject p").append(make("i", "deep")),
    () => one("svg").append(document.createElementNS("http://www.w3.org/2000/svg", "textPath")),
    () => document.body.append(document.createElementNS("http://example.test/x", "x:odd")),
    () => one("svg").setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en"),
    () => document.body.append(one("form")),
    () => one("[name=tagName]").remove(),
  ];
}
