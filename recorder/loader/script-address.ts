interface Policy {
  createScriptURL(url: string): string;
}

/** The part of Trusted Types we use: https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made once: a page that names the policies it allows refuses a second one of the same name. */
let policy: Policy | undefined;

/** Where a tag keeps the policy that has let it in, for the script it fetches. */
const policyKey = "playheadPolicy";

/** The package has made a policy before the loader that it fetches. @param tag the loader's own */
export function inheritPolicy(tag: object | null): void {
  policy ??= tag ? Reflect.get(tag, policyKey) : undefined;
}

/**
 * Gives the tag its address in the form a page with `require-trusted-types-for 'script'` takes; it may have to allow
 * `playhead`. Throws where it allows other policies only.
 */
export function setAddress(tag: HTMLScriptElement, url: string): void {
  const made = policyOf(Reflect.get(window, "trustedTypes"));
  tag.src = made ? made.createScriptURL(url) : url;
  Reflect.set(tag, policyKey, made);
}

function policyOf(trustedTypes: TrustedTypes | undefined): Policy | undefined {
  try {
    policy ??= trustedTypes?.createPolicy("playhead", { createScriptURL: (text) => text });
  } catch {
    // The page allows other policies only: without enforcement the plain text works all the same.
  }
  return policy;
}
