/** A line of a stack. */
export interface StackFrame {
  name: string;
  url: string;
  /** As the stack has it: `12:7`. */
  at: string;
}

// Stacks are the page's text: both bounds keep reading them short.
const maxFrames = 50;
const maxLineChars = 500;

/** V8 writes `at name (url:line:column)`, the others `name@url:line:column`. */
const line = /^\s*(?:at (?:async )?(?:(.+?) \()?|(.*?)@)(\S+?):(\d+(?::\d+)?)\)?\s*$/;

export const framesOf = (stack: string): StackFrame[] =>
  stack.split("\n", maxFrames).flatMap((text) => {
    const [, v8, other, url, at] = line.exec(text.slice(0, maxLineChars)) ?? [];
    return url === undefined || at === undefined ? [] : [{ name: v8 ?? other ?? "", url: bare(url), at }];
  });

/** Without query and fragment, where what is of one visitor stands. */
const bare = (url: string): string => url.replace(/[?#].*$/, "");

/**
 * The topmost frame of the website's own: of a script from its domain, else of any that came over the network, since
 * scripts often come from elsewhere. Never one of a browser's extension.
 * @param hosts of its pages
 * @returns null when there is none
 */
export function ownFrame(frames: readonly StackFrame[], hosts: ReadonlySet<string>): StackFrame | null {
  const domains = new Set([...hosts].map(domainOf));
  const loaded = frames.filter(({ url }) => /^https?:\/\//.test(url) && URL.canParse(url));
  return loaded.find(({ url }) => domains.has(domainOf(new URL(url).hostname))) ?? loaded[0] ?? null;
}

const domainOf = (host: string): string => host.split(".").slice(-2).join(".");

/** A script's address from build to build: the end of its path, without what a build has drawn. */
export function fileOf(url: string): string {
  const path = bare(url).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  return path
    .split("/")
    .slice(-2)
    .join("/")
    .replace(/[.-](?=[\w-]*\d)[\w-]{6,}(?=\.)/g, ".*")
    .slice(-120);
}

/** As a stack of code alone: without the message, which may tell of a visitor. */
export const stackText = (frames: readonly StackFrame[]): string =>
  frames
    .slice(0, 20)
    .map(({ name, url, at }) => (name === "" ? `at ${url}:${at}` : `at ${name} (${url}:${at})`))
    .join("\n");
