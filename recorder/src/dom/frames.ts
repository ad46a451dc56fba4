import { attributeOf } from "./native.ts";

/** Null for a frame of another origin, or that has nothing to show yet. */
export function frameDocument(iframe: Element): Document | null {
  try {
    const document: Document | null | undefined = Reflect.get(iframe, "contentDocument");
    return document?.documentElement ? document : null;
  } catch {
    return null;
  }
}

/** A new frame has an empty document first, which the one it loads is going to replace. */
export function isStillEmpty(iframe: Element, document: Document): boolean {
  if (document.URL !== "about:blank") return false;
  const src = attributeOf(iframe, "src") ?? "";
  return attributeOf(iframe, "srcdoc") !== null || !/^(?:about:|javascript:|$)/i.test(src.trim());
}
