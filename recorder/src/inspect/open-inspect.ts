import { createListeners } from "../listen.ts";
import { createTimer } from "../timers.ts";
import { findMarks, type Mark, type MarkKind } from "./find-marks.ts";
import { inspectName, type OpenInspect } from "./inspector.ts";
import { make, makePanel } from "./panel.ts";
import { statusLines } from "./status-lines.ts";
import { inspectCss } from "./styles.ts";

/** Often enough to follow a page that changes; each look reads the layout. */
const lookEveryMs = 1_000;
/** While scrolling. */
const followMs = 50;

/** What happens on the panel is neither the page's nor a visitor's doing. */
const inputTypes = [
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "touchstart",
  "touchend",
  "focusin",
  "keyup",
  "keypress",
];

export const openInspect: OpenInspect = (owner) => {
  const host = document.createElement(inspectName);
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inspectCss);
  root.adoptedStyleSheets = [sheet];
  const outlines = make("div", "outlines");
  const hidden = new Set<MarkKind>();
  const listeners = createListeners();

  const draw = (marks: readonly Mark[]): void => {
    const shown = marks.filter(({ kind }) => !hidden.has(kind));
    while (outlines.children.length > shown.length) outlines.lastChild?.remove();
    while (outlines.children.length < shown.length) outlines.append(make("div", "outline"));
    for (const [index, { kind, left, top, width, height }] of shown.entries()) {
      const outline = outlines.children[index];
      if (!(outline instanceof HTMLElement)) continue;
      outline.dataset.kind = kind;
      Object.assign(outline.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    }
  };

  const look = (): void => {
    const status = owner.status();
    panel.show(status.state, statusLines(owner.level, status, Date.now()));
    const marks = findMarks(owner.privacy);
    panel.count(marks);
    draw(marks);
    looking.arm(lookEveryMs);
  };
  const looking = createTimer(look);
  const follow = (): void => looking.arm(followMs);

  const close = (): void => {
    looking.disarm();
    listeners.removeAll();
    for (const type of [...inputTypes, "click", "keydown"]) removeEventListener(type, keep, true);
    host.remove();
  };
  const closeByHand = (): void => {
    close();
    owner.onClose();
  };

  /** Ends our own input here; as the root is closed, its event names the host. */
  const keep = (event: Event): void => {
    const isEscape = event instanceof KeyboardEvent && event.type === "keydown" && event.key === "Escape";
    if (isEscape) {
      event.stopImmediatePropagation();
      closeByHand();
      return;
    }
    if (event.target !== host) return;
    event.stopImmediatePropagation();
    if (event.type === "click") hitButton(event)?.onclick?.call(host, new PointerEvent("click"));
  };

  /** By hand, because the event ends before it comes to the button; a key's has no place. */
  const hitButton = (event: Event): HTMLButtonElement | null => {
    const isKey = event instanceof MouseEvent && event.detail === 0;
    const hit =
      isKey || !(event instanceof MouseEvent)
        ? root.activeElement
        : root.elementFromPoint(event.clientX, event.clientY);
    return hit?.closest("button") ?? null;
  };

  const panel = makePanel({
    onClose: closeByHand,
    onToggle(kind, isOn) {
      if (isOn) hidden.delete(kind);
      else hidden.add(kind);
      look();
    },
  });
  root.append(outlines, panel.element);
  for (const type of [...inputTypes, "click", "keydown"]) addEventListener(type, keep, true);
  listeners.on(window, "scroll", follow);
  listeners.on(window, "resize", follow);
  document.documentElement.append(host);
  look();
  return close;
};
