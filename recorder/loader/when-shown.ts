import { guarded } from "../guard.ts";

/** A page prepared in advance, or opened in a background tab, may never be seen: `run` waits until it is. */
export function whenShown(run: () => void): void {
  if (isShown()) {
    run();
    return;
  }
  const changes = ["prerenderingchange", "visibilitychange"];
  const look = guarded(() => {
    if (!isShown()) return;
    for (const type of changes) document.removeEventListener(type, look);
    run();
  });
  for (const type of changes) document.addEventListener(type, look);
}

const isShown = (): boolean =>
  Reflect.get(document, "prerendering") !== true && document.visibilityState !== "hidden";
