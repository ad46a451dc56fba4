import { textMask } from "../../../protocol/privacy/clean-text.ts";
import { maskWords } from "../../../protocol/privacy/masks.ts";
import { localNameOf, namespaceOf } from "../dom/native.ts";
import { type Clean, type Level, levelFor } from "./level.ts";
import type { Privacy } from "./privacy.ts";

interface Rules {
  level: Level;
  clean: Clean;
  css: Privacy["css"];
  value: Privacy["value"];
}

const html = "http://www.w3.org/1999/xhtml";

export const createTexts =
  ({ level, clean, css, value }: Rules): Privacy["text"] =>
  (text, parent, stance) => {
    switch (parent && localNameOf(parent)) {
      case "style":
        return css(text);
      // Nobody sees them.
      case "script":
      case "noscript":
      case "template":
        return "";
      case "textarea":
        return parent ? value(parent, text, stance) : "";
      case "title":
      case "desc":
        // Of a drawing: shown as a tooltip, and spoken, like the attribute `title`.
        if (parent && namespaceOf(parent) !== html && levelFor(level, stance) !== "open")
          return text && textMask;
    }
    return stance.isMasked ? maskWords(text) : clean(text);
  };
