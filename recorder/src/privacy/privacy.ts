/**
 * What holds for an element and is inherited by all below it, across shadow roots and same-origin frames. Equal ones
 * are the same object.
 */
export interface Stance {
  /** A solid box of the element's size stands for it: no children, no text, none of its attributes. */
  isBlocked: boolean;
  isMasked: boolean;
  /** Inputs are not recorded. */
  isIgnored: boolean;
  /** Marked `data-public`: level strict treats it as balanced does. */
  isPublic: boolean;
}

/**
 * What of the page may leave it. Whatever captures asks before it makes an event, while it still has the
 * element in hand; nothing is masked afterwards, because an event alone no longer tells what it came from.
 */
export interface Privacy {
  /** Of a child below a parent whose stance is known; for walks from the top. */
  stanceBelow(parent: Stance, element: Element): Stance;
  /** Of an element as it stands in the page now; walks up to the top. */
  stanceOf(element: Element): Stance;
  /** `stanceOf` that remembers its way up, for one stretch of work during which the page stays as it is. */
  stanceReader(): (element: Element) => Stance;
  /** Stance above the document's own element. */
  readonly topStance: Stance;
  /** A change of this attribute may change the stance of the element and all below it. */
  decidesStance(attributeName: string): boolean;
  /** A text node's text. `parent` is null below a shadow root or document. */
  text(text: string, parent: Element | null, stance: Stance): string;
  /**
   * An attribute's value, in the page's own spelling; null leaves it out. Not asked for a blocked element. A relative
   * URL is made absolute afterwards, on a base that has passed `url`.
   */
  attribute(element: Element, name: string, value: string, stance: Stance): string | null;
  /**
   * What a field holds: input, textarea, select, option. A masked one of a type that takes no text comes as a valid
   * value of that type, so that it plays back as filled. Empty stays empty.
   */
  value(field: Element, value: string, stance: Stance): string;
  /** The field was a password: it stays one, whatever it is now. */
  keepPassword(field: Node): void;
  /** Whether a checkbox, radio button or option may be told as chosen. */
  showsChoice(field: Element, stance: Stance): boolean;
  /** A style sheet's text. */
  css(cssText: string): string;
  /** An absolute or relative URL: the page's own, a link, a request. */
  url(url: string): string;
  /** Free text that no element holds: title, console argument, error message, stack, name of a custom event. */
  words(text: string): string;
  /** Nothing of this page may leave it. */
  isExcluded(url: string): boolean;
}
