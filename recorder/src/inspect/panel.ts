import { type Mark, type MarkKind, markKinds } from "./find-marks.ts";
import type { InspectStatus } from "./inspector.ts";
import { type StatusLine, stateWords } from "./status-lines.ts";

export interface Panel {
  element: HTMLElement;
  show(state: InspectStatus["state"], lines: readonly StatusLine[]): void;
  /** Counts for the legend; what is switched off is counted as well. */
  count(marks: readonly Mark[]): void;
}

export interface PanelOwner {
  onClose(): void;
  onToggle(kind: MarkKind, isOn: boolean): void;
}

const legendWords: Record<MarkKind, string> = { blocked: "Blocked", masked: "Masked", ignored: "Ignored" };

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

/** Built node by node, because a page may allow no text to become markup. */
export function makePanel(owner: PanelOwner): Panel {
  const state = make("span", "state");
  const close = make("button", "close", cross());
  close.ariaLabel = "Close the inspector";
  close.onclick = owner.onClose;
  const facts = make("dl", "");
  const counts = new Map<MarkKind, HTMLElement>();
  const legend = make("div", "legend");
  for (const kind of markKinds) {
    const count = make("b", "", "0");
    counts.set(kind, count);
    const button = make("button", "", make("i", ""), legendWords[kind], count);
    button.dataset.kind = kind;
    button.ariaPressed = "true";
    button.onclick = () => {
      const isOn = button.ariaPressed !== "true";
      button.ariaPressed = String(isOn);
      owner.onToggle(kind, isOn);
    };
    legend.append(button);
  }
  const header = make("header", "", mark(), make("span", "name", "Playhead"), state, close);
  const hint = make("p", "hint", "What has no outline is recorded as it is. Esc closes.");
  const element = make("section", "panel", header, facts, legend, hint);
  element.ariaLabel = "Playhead inspector";
  return {
    element,
    show(now, lines) {
      state.dataset.state = now;
      state.textContent = stateWords[now];
      for (const [index, { label, text, isCode }] of lines.entries()) {
        const at = index * 2;
        if (!facts.children[at]) facts.append(make("dt", "", label), make("dd", isCode ? "code" : ""));
        const value = facts.children[at + 1];
        // Writing the same again would take away what somebody has selected.
        if (value && value.textContent !== text) value.textContent = text;
        if (value) value.className = isCode ? "code" : "";
      }
    },
    count(marks) {
      for (const [kind, element] of counts) {
        element.textContent = String(marks.filter((one) => one.kind === kind).length);
      }
    },
  };
}

const svg = "http://www.w3.org/2000/svg";

function drawing(size: number, path: string, attributes: Record<string, string>): SVGSVGElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("width", String(size));
  picture.setAttribute("height", String(size));
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg, "path");
  line.setAttribute("d", path);
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  picture.append(line);
  return picture;
}

/** The product's mark: a line with a triangle on top. */
const mark = (): SVGSVGElement => drawing(16, "M4 1h8L9 5.2V15H7V5.2z", { fill: "currentColor" });
const cross = (): SVGSVGElement =>
  drawing(14, "M3 3l10 10M13 3L3 13", {
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
  });
