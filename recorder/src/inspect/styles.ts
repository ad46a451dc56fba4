/** As a constructed sheet, which a page's policy against inline styles lets through. */
export const inspectCss = `
:host {
  all: initial;
  position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;
  --surface: oklch(0.995 0.001 265); --line: oklch(0.9 0.004 265); --ink: oklch(0.22 0.01 265);
  --quiet: oklch(0.5 0.01 265); --raised: oklch(0.965 0.002 265);
  --accent: oklch(0.66 0.21 35); --blocked: oklch(0.58 0.21 25); --masked: oklch(0.7 0.16 70);
  --ignored: oklch(0.58 0.16 255); --good: oklch(0.62 0.15 150);
  --shadow: 0 8px 28px oklch(0.2 0.02 265 / 0.18);
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: oklch(0.21 0.006 265); --line: oklch(0.33 0.008 265); --ink: oklch(0.95 0.003 265);
    --quiet: oklch(0.7 0.01 265); --raised: oklch(0.27 0.007 265); --shadow: 0 8px 28px oklch(0 0 0 / 0.5);
  }
}
.outlines { position: absolute; inset: 0; overflow: hidden; }
.outline { position: absolute; box-sizing: border-box; border-radius: 3px; border: 1.5px solid; }
.outline[data-kind=blocked] {
  border-color: var(--blocked);
  background: repeating-linear-gradient(45deg, oklch(0.58 0.21 25 / 0.22) 0 6px, oklch(0.58 0.21 25 / 0.08) 6px 12px);
}
.outline[data-kind=masked] { border-color: var(--masked); background: oklch(0.75 0.16 75 / 0.2); }
.outline[data-kind=ignored] { border-color: var(--ignored); border-style: dashed; background: oklch(0.58 0.16 255 / 0.16); }
.panel {
  position: absolute; right: 16px; bottom: 16px; width: 348px; max-width: calc(100vw - 32px);
  max-height: calc(100vh - 32px); overflow: auto; box-sizing: border-box; pointer-events: auto;
  background: var(--surface); color: var(--ink); border: 1px solid var(--line); border-radius: 6px;
  box-shadow: var(--shadow);
  font: 13px/1.45 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums;
  -webkit-font-smoothing: antialiased;
}
header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 12px; border-bottom: 1px solid var(--line); }
header > svg { flex: none; color: var(--accent); }
.name { font-weight: 600; }
.state {
  display: inline-flex; align-items: center; gap: 6px; margin-right: auto; padding: 1px 8px 1px 7px;
  border: 1px solid var(--line); border-radius: 99px; font-size: 12px; color: var(--quiet);
}
.state::before { content: ""; width: 7px; height: 7px; border-radius: 50%; background: var(--quiet); }
.state[data-state=recorded]::before { background: var(--good); }
.state[data-state=held]::before { background: var(--masked); }
button {
  font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 6px; cursor: pointer;
}
button:hover { background: var(--raised); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.close { display: grid; place-items: center; width: 28px; height: 28px; padding: 0; color: var(--quiet); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0; padding: 12px; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd.code { font: 12px/1.55 ui-monospace, "Geist Mono", SFMono-Regular, Menlo, monospace; user-select: all; }
.legend { display: flex; justify-content: space-between; padding: 8px 4px; border-top: 1px solid var(--line); }
.legend button {
  display: grid; grid-template-columns: 12px 1fr auto; align-items: center; gap: 6px; padding: 4px 8px;
  text-align: left;
}
.legend i { box-sizing: border-box; width: 12px; height: 12px; border: 1.5px solid; border-radius: 3px; }
.legend [data-kind=blocked] i { color: var(--blocked); background: oklch(0.58 0.21 25 / 0.25); }
.legend [data-kind=masked] i { color: var(--masked); background: oklch(0.75 0.16 75 / 0.3); }
.legend [data-kind=ignored] i { color: var(--ignored); border-style: dashed; background: oklch(0.58 0.16 255 / 0.2); }
.legend b { font-weight: 500; color: var(--quiet); }
.legend [aria-pressed=false] { color: var(--quiet); }
.legend [aria-pressed=false] i { background: none; opacity: 0.5; }
.hint { margin: 0; padding: 0 12px 10px; font-size: 12px; color: var(--quiet); }
@media (max-width: 480px) {
  .panel { left: 0; right: 0; bottom: 0; width: auto; max-width: none; max-height: 60vh; border-width: 1px 0 0; border-radius: 6px 6px 0 0; }
  .close { width: 44px; height: 44px; margin: -8px -8px -8px 0; }
  .legend button { min-height: 44px; }
}
`;
