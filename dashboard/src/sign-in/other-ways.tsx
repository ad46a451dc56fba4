import { knowsPasskeys } from "../api/passkeys.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

/** How to sign in without a password. */
export function OtherWays({ next }: { next: string }) {
  return (
    <div className="flex flex-col gap-2">
      {knowsPasskeys() && <PasskeyButton next={next} />}
      <ProviderButtons next={next} />
    </div>
  );
}
