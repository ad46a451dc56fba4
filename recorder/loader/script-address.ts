interface Policy {
  createScriptURL(url: string): string;
}

/** The part of Trusted Types we use: https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made once: a page that names the policies it allows refuses a second one of the same name. */
let policy: Policy | undefined;

/** The address in the form a page with `require-trusted-types-for 'script'` takes; it may have to allow `playhead`. */
export function scriptAddress(url: string): string {
  try {
    const trustedTypes: TrustedTypes | undefined = Reflect.get(window, "trustedTypes");
    policy ??= trustedTypes?.createPolicy("playhead", { createScriptURL: (text) => text });
    return policy ? policy.createScriptURL(url) : url;
  } catch {
    // The page allows other policies only: without enforcement the plain text works all the same.
    return url;
  }
}
