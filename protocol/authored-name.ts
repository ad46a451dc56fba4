/** Names that a build or a framework made hold digits or colons, and change with the next release. */
export const isAuthored = (name: unknown): name is string =>
  typeof name === "string" && /^[a-z][a-z_-]{1,40}$/i.test(name);
