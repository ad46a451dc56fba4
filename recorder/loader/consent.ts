import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { createTextStore } from "../session/text-store.ts";

/** The visitor's word on being recorded. */
export interface Consent {
  /** Whether nothing forbids to record: no refusal, no privacy signal, and a yes where one is needed. */
  isGiven(): boolean;
  /** Remembers it for later pages. */
  say(granted: boolean): void;
}

export function createConsent(config: RecorderConfig, isRequired: boolean): Consent {
  // Apart from the visitor's other storage, because a refusal outlives what it deletes.
  const store = createTextStore(() => localStorage, `playhead-consent:${config.siteKey}`);
  return {
    isGiven() {
      if (hasPrivacySignal(config)) return false;
      const said = store.read();
      return said === "yes" || (!isRequired && said !== "no");
    },
    say: (granted) => store.write(granted ? "yes" : "no"),
  };
}

/** https://w3c.github.io/gpc/: the visitor's word goes over the website's wish, also over `start()`. */
const hasPrivacySignal = ({ respectDnt }: RecorderConfig): boolean =>
  Reflect.get(navigator, "globalPrivacyControl") === true ||
  (respectDnt === true && Reflect.get(navigator, "doNotTrack") === "1");
