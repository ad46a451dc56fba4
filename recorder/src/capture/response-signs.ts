import { incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import type { Capturing } from "./capturing.ts";
import { ownScrollMs } from "./own-scroll.ts";
import { hitOf, isElement } from "./realm.ts";

const editable = "input,select,textarea,[contenteditable]:not([contenteditable=false])";

/** What events of the page tell that may be the answer to a click; the changes of its structure are seen elsewhere. */
export function watchResponseSigns(capturing: Capturing): void {
  const { listeners, signs, onDocument } = capturing;
  capturing.onEvent((event) => signOfEvent(event, capturing));
  let movedMs = Number.NEGATIVE_INFINITY;
  let pressed: Element | null = null;
  /** Beside the press: a button glows under the pointer, and so may all around it. */
  const isElsewhere = (target: unknown): boolean =>
    isElement(target) && pressed !== null && !pressed.contains(target) && !target.contains(pressed);

  onDocument((root) => {
    const on = (types: string, run: (event: Event) => void): void => {
      for (const type of types.split(" ")) listeners.on(root, type, run);
    };
    const view = root.defaultView ?? window;
    on("pointerdown", (event) => {
      pressed = hitOf(event);
    });
    on("wheel touchmove keydown", () => {
      movedMs = performance.now();
    });
    listeners.on(view, "scroll", ({ target }) => {
      if (performance.now() - movedMs > ownScrollMs) signs.give("scroll", target ?? root);
    });
    on("focusin", (event) => {
      const target = hitOf(event);
      // The press itself focuses what was pressed, or what is around it.
      if (target && (target.matches(editable) || isElsewhere(target))) signs.give("focus", target);
    });
    on("selectionchange", () => {
      // The caret in a field is none of the document's, and to ask would lay out the page at each key.
      if (/^(?:INPUT|TEXTAREA)$/.test(root.activeElement?.tagName ?? "")) return;
      if (root.getSelection()?.isCollapsed === false) signs.give("selection");
    });
    on("animationstart transitionrun", (event) => {
      const target = hitOf(event);
      if (target && isElsewhere(target)) signs.give("animation", target, animationOf(event));
    });
    on("beforetoggle toggle", ({ target }) => signs.give("toggle", target ?? root));
    on("fullscreenchange", () => signs.give("fullscreen"));
    on("submit", () => signs.give("submit"));
    on("reset", () => signs.give("value"));
    // The browser says beside the field what is wrong.
    on("invalid", () => signs.give("native"));
    listeners.on(view, "beforeprint", () => signs.give("print"));
  });
}

const animationOf = (event: Event): string =>
  String(Reflect.get(event, "animationName") ?? Reflect.get(event, "propertyName") ?? "");

const signOfSource = new Map<unknown, "value" | "media" | "dom">([
  [incrementalSource.input, "value"],
  [incrementalSource.mediaInteraction, "media"],
  [incrementalSource.styleSheetRule, "dom"],
  [incrementalSource.styleDeclaration, "dom"],
  [incrementalSource.adoptedStyleSheet, "dom"],
]);

/** What of the replay's own events may be the answer to a click: a field's value, a medium, a rule of a sheet. */
export function signOfEvent({ data }: ReplayEvent, { signs }: Capturing): void {
  if (typeof data !== "object" || data === null || !("source" in data)) return;
  const kind = signOfSource.get(data.source);
  if (kind) signs.give(kind, document, `of ${"id" in data ? data.id : "a sheet"}`);
}
