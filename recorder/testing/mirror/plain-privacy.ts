import type { Privacy, Stance } from "../../src/privacy/privacy.ts";

const open: Stance = { isBlocked: false, isMasked: false, isIgnored: false, isPublic: false };
const blocked: Stance = { isBlocked: true, isMasked: false, isIgnored: false, isPublic: false };

const stanceOf = (element: Element): Stance => (element.closest(".rr-block") === null ? open : blocked);
const stanceBelow = (parent: Stance, element: Element): Stance =>
  parent.isBlocked || element.classList.contains("rr-block") ? blocked : open;

/** Lets everything leave the page but blocks, so that what is replayed can be compared with the page itself. */
export const plainPrivacy: Privacy = {
  topStance: open,
  stanceBelow,
  stanceOf,
  stanceReader: () => stanceOf,
  keepPassword: () => undefined,
  showsChoice: () => true,
  decidesStance: (name) => name === "class",
  text: (text) => text,
  attribute: (_element, _name, value) => value,
  value: (_field, value) => value,
  css: (text) => text,
  url: (url) => url,
  words: (text) => text,
  isExcluded: () => false,
};
