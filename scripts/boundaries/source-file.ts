/** A file of the tree: path relative to the root, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A rule somebody broke, in words for the one who did. */
export interface Breach {
  path: string;
  /** Counted from 1; 0 when the whole file is meant. */
  line: number;
  message: string;
}

/** A test, or what only tests use. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.includes("/testing/");

/** The text with comments blanked and lines kept, so that a comment may speak of what code may not do. */
export function withoutComments(text: string): string {
  // Only behind a space or at a line's start: `https://…` and globs such as `src/**` are no comments.
  return text
    .replace(/(?<=^|\s)\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(?<=^|\s)\/\/.*$/gm, "");
}

export const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;
