import { html, make, one } from "./build-page.ts";
import type { Steps } from "./record-page.ts";

export function shadow(): Steps {
  html("<x-card id=card><p slot=a>light</p></x-card><div id=late></div>");
  const root = one("#card").attachShadow({ mode: "open" });
  root.innerHTML = "<style>p { color: red }</style><slot name=a></slot><p>dark</p>";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("p { margin: 0 } b { color: blue }");
  const other = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  return [
    () => root.append(make("p", "more")),
    () => Object.assign(root, { adoptedStyleSheets: [sheet] }),
    () => sheet.insertRule("i { top: 1px }", 1),
    () => sheet.deleteRule(0),
    () => {
      const late = one("#late").attachShadow({ mode: "open" });
      late.innerHTML = "<ul><li>1</ul>";
      late.adoptedStyleSheets = [other];
    },
    () => other.replaceSync("li { color: green } @media (min-width: 1px) { li { top: 0 } }"),
    () => (other.cssRules[1] as CSSMediaRule).insertRule("ul { left: 0 }", 1),
    () => Object.assign(document, { adoptedStyleSheets: [other, sheet] }),
    () => (other.cssRules[0] as CSSStyleRule).style.setProperty("color", "black"),
    () => root.querySelector("p")?.remove(),
    () => one("#card").append(make("em", "light again")),
    () => Object.assign(root, { adoptedStyleSheets: [] }),
    () => Object.assign(document, { adoptedStyleSheets: [] }),
    () => one("#late").shadowRoot?.querySelector("ul")?.append(make("li", "2")),
    () => one("#late").remove(),
  ];
}

export function rules(): Steps {
  html(
    "<style id=s>a { color: red } @media (min-width: 1px) { b { top: 0 } }</style><style id=e></style><p>text",
  );
  const sheet = (id: string) => {
    const found = (one(id) as HTMLStyleElement).sheet;
    if (found === null) throw new Error(`no sheet ${id}`);
    return found;
  };
  return [
    () => sheet("#s").insertRule("p { margin: 1px }", 1),
    () => (sheet("#s").cssRules[2] as CSSMediaRule).insertRule("i { left: 0 }", 0),
    () => sheet("#e").insertRule(".x { top: 3px }"),
    () => sheet("#e").insertRule(".y { top: 4px }", 1),
    () => sheet("#e").deleteRule(1),
    ...[1, 2, 3, 4].map(
      (at) => () => (sheet("#e").cssRules[0] as CSSStyleRule).style.setProperty("top", `${at}px`),
    ),
    () => (sheet("#s").cssRules[1] as CSSStyleRule).style.setProperty("color", "blue", "important"),
    () => (sheet("#s").cssRules[0] as CSSStyleRule).style.removeProperty("color"),
    () => sheet("#s").deleteRule(0),
    () => one("p").before(make("style", "u { top: 1px }", { id: "n" })),
    () => sheet("#n").insertRule("s { top: 2px }", 1),
    () => one("#n").remove(),
  ];
}

export function styleTexts(): Steps {
  html("<style id=s>a { color: red }</style><style id=m></style><p>text");
  one("#m").append(document.createTextNode("b { top: 1px }"), document.createTextNode("i { top: 2px }"));
  return [
    () => one("#s").append(document.createTextNode("u { top: 3px }")),
    () => (one("#s") as HTMLStyleElement).sheet?.insertRule("s { top: 4px }", 0),
    () => Object.assign(one("#s").firstChild ?? {}, { data: "a { color: blue }" }),
    () => Object.assign(one("#m").lastChild ?? {}, { data: "i { top: 9px }" }),
    () => one("#m").firstChild?.remove(),
    () => Object.assign(one("#s"), { textContent: "em { color: green } em:hover { color: red }" }),
    () => Object.assign(one("#s").firstChild ?? {}, { data: "em { color: black }" }),
    () => {
      const style = make("style", "b { left: 1px }");
      one("p").before(style);
      style.append("b { left: 2px }");
    },
    () => document.body.append(make("style")),
    () => document.body.lastElementChild?.append("p { left: 3px }"),
    () => document.body.append(one("#m")),
  ];
}
