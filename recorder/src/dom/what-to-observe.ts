/** One for all of our observers, whether they read old values or not: the browser then shares its records between them. */
export const whatToObserve: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributes: true,
  attributeOldValue: true,
  characterData: true,
  characterDataOldValue: true,
};
