/**
 * What stands between braces and semicolons, with the brace it opens: without one, it is no selector. The brace may be
 * missing, so that a long font between two of them is passed over once and not from each of its letters.
 */
const stretches = /[^{};]+\{?/g;

/**
 * Writes a class beside each state that a replayed page cannot be in, for the player to set.
 * @param mark what a text without such a state does not contain
 * @param states captures the state's name, which the class has behind a colon
 */
export function withStateClasses(cssText: string, mark: string, states: RegExp): string {
  if (!cssText.includes(mark)) return cssText;
  return cssText.replace(stretches, (stretch) => {
    // `@media (hover:hover)` asks for a mouse.
    if (!stretch.endsWith("{") || !stretch.includes(mark) || stretch.includes("@")) return stretch;
    const selector = stretch.slice(0, -1);
    return `${selector}, ${selector.replace(states, ".\\:$1")}{`;
  });
}
