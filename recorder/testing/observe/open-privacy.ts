import type { Privacy } from "../../src/privacy/privacy.ts";

const open = { isBlocked: false, isMasked: false, isIgnored: false, isPublic: false };
const stanceOf = (element: Element) => ({
  ...open,
  isBlocked: element.closest(".block") !== null,
  isMasked: element.closest(".mask") !== null,
  isIgnored: element.closest(".ignore") !== null,
});

/** Shows everything but what the classes `block`, `mask` and `ignore` hold back. */
export const openPrivacy: Privacy = {
  topStance: open,
  stanceOf,
  stanceReader: () => stanceOf,
  stanceBelow: (_parent, element) => stanceOf(element),
  decidesStance: (name) => name === "class",
  text: (text) => text,
  attribute: (_element, _name, value) => value,
  keepPassword: () => undefined,
  value: (_field, value, { isMasked }) => (isMasked && value !== "" ? "********" : value),
  showsChoice: (_field, { isMasked }) => !isMasked,
  css: (cssText) => cssText,
  url: (url) => url,
  words: (text) => text,
  isExcluded: () => false,
};
