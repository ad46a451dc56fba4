import { setAddress } from "./script-address.ts";

/** Runs a file of ours, under the nonce that the loader's own tag had. `onEnd` tells whether it could be had. */
export function fetchScript(
  url: string,
  nonce: string | undefined,
  onEnd: (isLoaded: boolean) => void,
): void {
  const script = document.createElement("script");
  script.async = true;
  if (nonce) script.nonce = nonce;
  // A page may tell every server its whole address.
  script.referrerPolicy = "origin";
  script.onload = () => onEnd(true);
  script.onerror = () => onEnd(false);
  try {
    setAddress(script, url);
    (document.head ?? document.documentElement).append(script);
  } catch {
    // The page's policy for scripts takes no address of ours.
    onEnd(false);
  }
}
