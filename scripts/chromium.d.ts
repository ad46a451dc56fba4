/** Path of a Chromium: `CHROMIUM`, else one on the PATH, else Playwright's own if installed; null when there is none. */
export declare function findChromium(): string | null;
/** Launch options for Playwright; without `executablePath` it uses the browser it downloaded itself. */
export declare function chromiumLaunchOptions(): {
  executablePath?: string;
  args: string[];
};
