import { record } from "@rrweb/record";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { isButton } from "./page-nodes.ts";
import { maskText } from "./privacy-filter.ts";

/**
 * By tag name rather than `maskAllInputs: true`, which is a list of types that lacks `hidden` and replaces
 * this one (source: @rrweb/record, `record` and `maskInputValue`).
 */
const maskInputOptions: Record<string, boolean> = {
  input: true,
  textarea: true,
  select: true,
  option: true,
  password: true,
};

/** Starts rrweb; what it returns stops it. A full snapshot comes at once, or when the document is parsed. */
export function startRrweb(emit: (event: ReplayEvent) => void): () => void {
  const restore = keepRuleAliases();
  const stop = record<ReplayEvent>({
    emit,
    maskInputOptions,
    maskInputFn: (text, element) => (isButton(element) ? text : maskText(text)),
    inlineStylesheet: true,
    slimDOMOptions: true,
    recordAfter: "DOMContentLoaded",
    // Inputs are not sampled: a mask looks the same at every key, and rrweb drops what has not changed.
    sampling: { mousemove: 50, scroll: 150 },
    errorHandler: (error) => !isPageError(error),
  });
  return () => {
    stop?.();
    restore();
  };
}

/**
 * rrweb calls the page's `insertRule` and its like from inside its own guard, and what they throw is the
 * page's to catch: a DOMException, but for the SecurityError of a foreign sheet or frame.
 */
const isPageError = (error: unknown): boolean =>
  error instanceof DOMException && error.name !== "SecurityError";

/** rrweb replaces `addRule` and `removeRule` and does not put them back. */
function keepRuleAliases(): () => void {
  const sheet = CSSStyleSheet.prototype;
  const { addRule, removeRule } = sheet;
  return () => Object.assign(sheet, { addRule, removeRule });
}
