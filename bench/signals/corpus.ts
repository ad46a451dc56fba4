import { inApps } from "./cases/in-apps.ts";
import type { SignalCase } from "./signal-case.ts";

export const corpus: readonly SignalCase[] = [...inApps];
