/** What later files take from this one: the build fills it, see `share-modules.ts`. */
export const shared: Readonly<Record<string, unknown>> = {};
