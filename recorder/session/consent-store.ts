import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { createTextStore, type TextStore } from "./text-store.ts";

type Keyed = Pick<RecorderConfig, "siteKey">;

// Both apart from the visitor's other storage, because they outlive what a refusal deletes.
export const consentKey = ({ siteKey }: Keyed): string => `playhead-consent:${siteKey}`;

/** `yes` or `no`, the visitor's word on being recorded. */
export const consentStore = (config: Keyed): TextStore =>
  createTextStore(() => localStorage, consentKey(config));

/** Whom the server is still to forget. */
export const withdrawalStore = ({ siteKey }: Keyed): TextStore =>
  createTextStore(() => localStorage, `playhead-withdrawal:${siteKey}`);
