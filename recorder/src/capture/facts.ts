import type { FactPayload } from "../../../protocol/page-events.ts";
import type { Capturing } from "./capturing.ts";
import { closestAcross, hitOf, isElement } from "./realm.ts";
import { socketName } from "./signs.ts";

type Kind = FactPayload["kind"];

/** Downloads, windows, dialogs, printing, the clipboard: that they were used, and nothing of what they held. */
export function watchFacts({ tell, signs, privacy, listeners, hook }: Capturing): void {
  const add = (kind: Kind, url: unknown = ""): void => {
    signs.give(kind === "share" ? "dialog" : kind);
    const address = typeof url === "string" || url instanceof URL ? String(url) : "";
    // What a page has made itself has no address worth knowing.
    tell("ph.fact", () => ({ kind, url: /^(?:blob|data):/.test(address) ? "" : privacy.url(address) }));
  };
  const onCall = (
    owner: object | undefined,
    name: string,
    run: (receiver: unknown, args: readonly unknown[]) => void,
  ): void => {
    if (!owner) return;
    hook(owner, name, (receiver, args) => {
      run(receiver, args);
      return undefined;
    });
  };

  onCall(window, "open", (_window, [url]) => add("window", url));
  for (const name of ["alert", "confirm", "prompt", "showOpenFilePicker", "showSaveFilePicker"]) {
    onCall(window, name, () => add("dialog"));
  }
  onCall(window, "print", () => add("print"));
  onCall(window.Navigator?.prototype, "share", () => add("share"));
  onCall(window.HTMLInputElement?.prototype, "showPicker", () => add("dialog"));
  for (const name of ["write", "writeText"])
    onCall(window.Clipboard?.prototype, name, () => add("clipboard"));
  // Sounds, movements and connections are no facts of the replay, but they answer a click.
  onCall(window.HTMLMediaElement?.prototype, "play", (media) =>
    signs.give("media", isElement(media) ? media : document),
  );
  onCall(window.Element?.prototype, "animate", (element) => {
    if (isElement(element)) signs.give("animation", element);
  });
  onCall(window.WebSocket?.prototype, "send", () => signs.give("request", document, socketName));
  // A file that a page has made is handed out by a link it clicks itself, which need not stand in the page.
  onCall(window.URL, "createObjectURL", () => signs.give("download"));
  onCall(window.HTMLElement?.prototype, "click", (element) => {
    if (isElement(element) && !element.isConnected) addLink(element);
    if (isElement(element) && element.matches("input[type=file]")) add("dialog");
  });

  const addLink = (link: Element): void => {
    const href: unknown = Reflect.get(link, "href");
    if (link.hasAttribute("download") || String(href).startsWith("blob:")) add("download", href);
    else if (link.getAttribute("target") === "_blank") add("window", href);
  };
  listeners.on(document, "click", (event) => {
    const hit = hitOf(event);
    const link = hit && closestAcross(hit, "a[href],area[href]");
    if (link) addLink(link);
  });
  for (const type of ["copy", "cut"]) listeners.on(document, type, () => add("clipboard"));
  listeners.on(document, "fullscreenchange", () => {
    if (document.fullscreenElement) add("fullscreen");
  });
}
