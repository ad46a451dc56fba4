import { useState } from "react";
import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import { Field } from "../design/field.tsx";
import { decideAddress } from "./decide-address.ts";

/** Whether the page somebody tries it on is one of those that may send. */
export function AddressCheck({ settings }: { settings: SettingsDocument }) {
  const [address, setAddress] = useState("");
  const decision = decideAddress(address, settings);
  return (
    <div>
      <Field
        label="Address of the page you try it on"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://shop.example/cart"
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <p role="status" className="mt-1.5 min-h-5">
        {decision.kind === "allowed" && "It may send."}
        {decision.kind === "excluded" && "It is one of the excluded pages: nothing of it leaves."}
        {decision.kind === "origin_refused" && (
          <span className="text-error">
            {decision.origin} is none of the allowed origins: what it sends is refused.
          </span>
        )}
        {decision.kind === "unreadable" && (
          <span className="text-muted">A whole address, such as https://shop.example/cart.</span>
        )}
      </p>
    </div>
  );
}
