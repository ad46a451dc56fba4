import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { consentStore } from "../session/consent-store.ts";

/** The visitor's word on being recorded. */
export interface Consent {
  /** Whether nothing forbids to record: no refusal, no privacy signal, and a yes where one is needed. */
  isGiven(): boolean;
  /** Remembers it for later pages. */
  say(granted: boolean): void;
}

export function createConsent(config: RecorderConfig, isRequired: boolean): Consent {
  const store = consentStore(config);
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
