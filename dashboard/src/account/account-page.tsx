import { useEffect } from "react";
import { LoginsPart } from "./logins-part.tsx";
import { NamePart } from "./name-part.tsx";
import { PasskeysPart } from "./passkeys-part.tsx";
import { PasswordPart } from "./password-part.tsx";

/** What belongs to the person alone, whatever organisation they look at. */
export function AccountPage() {
  useEffect(() => {
    document.title = "Own account · Playhead";
  }, []);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-5 max-md:p-3">
        <h1 className="px-1 text-title font-semibold tracking-tight">Own account</h1>
        <NamePart />
        <PasswordPart />
        <PasskeysPart />
        <LoginsPart />
      </div>
    </div>
  );
}
