import type { Plugin } from "vite";

/**
 * Parts of rrweb we never switch on, yet which a bundler must keep: each is reached from one place, and falls
 * out when that place is replaced. Together a fifth of rrweb's bytes. The version is pinned, and a build in
 * which one of them no longer stands exactly once fails, so that an update is a decision.
 */
const cuts: { what: string; pattern: RegExp; replacement: string }[] = [
  {
    what: "canvas observers",
    pattern: /canvasManager = new CanvasManager\(\{[^}]*\}\)/g,
    replacement: "canvasManager = { freeze() {}, unfreeze() {}, lock() {}, unlock() {}, reset() {} }",
  },
  { what: "canvas worker", pattern: /const blob = typeof self[^\n]*;/g, replacement: "const blob = null;" },
  { what: "canvas pixels", pattern: /tagName === "canvas" && recordCanvas/g, replacement: "false" },
  { what: "inlined images", pattern: /tagName === "img" && inlineImages/g, replacement: "false" },
  { what: "fonts", pattern: /fontObserver = initFontObserver\(o\);/g, replacement: "" },
  { what: "hooks", pattern: /\n {2}mergeHooks\(o, hooks\);/g, replacement: "" },
  {
    what: "replayed nodes",
    pattern: /n instanceof BaseRRNode && "shadowRoot" in n/g,
    replacement: "false",
  },
  {
    what: "messages of foreign frames",
    pattern: /\n {2}handleMessage\(message\) \{[\s\S]*?\n\}\n/g,
    replacement: "\n  handleMessage() {}\n}\n",
  },
  {
    what: "ids of foreign frames",
    pattern: /__publicField\(this, "crossOriginIframeMirror", new CrossOriginIframeMirror\(genId\)\);/g,
    replacement: "",
  },
  {
    what: "sheets of foreign frames",
    pattern: /this\.crossOriginIframeStyleMirror = new CrossOriginIframeMirror\([\s\S]*?\n {4}\);/g,
    replacement: "",
  },
];

export function cutRrweb(): Plugin {
  return {
    name: "cut-rrweb",
    transform(code, id) {
      if (!/@rrweb\/record\/dist\/record\.js/.test(id)) return undefined;
      return cuts.reduce(
        (text, { what, pattern, replacement }) => replaceOnce(text, what, pattern, replacement),
        code,
      );
    },
  };
}

export function replaceOnce(text: string, what: string, pattern: RegExp, replacement: string): string {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== 1) throw new Error(`${what}: ${pattern} stands ${found} times, not once.`);
  return text.replace(pattern, () => replacement);
}
