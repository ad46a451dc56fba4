import { pathPattern } from "../signals/element-key.ts";

/**
 * The path of an address or a path, with `:id` for each part that tells one page from its like: `/orders/123` is
 * `/orders/:id`. Folded again it stays the same.
 */
export const foldPath = (url: string): string =>
  pathPattern(url)
    .split("/")
    .map((part) => (part === "*" ? ":id" : part))
    .join("/");
