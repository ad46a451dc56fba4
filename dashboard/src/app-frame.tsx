import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { websitesQuery } from "./api/account.ts";
import { Toasts } from "./design/toasts.tsx";
import { FrameHelp } from "./frame/frame-help.tsx";
import { Rail } from "./frame/rail.tsx";
import { useFrameKeys } from "./frame/use-frame-keys.ts";
import { useWebsiteId } from "./frame/use-website-id.ts";

const Palette = lazy(async () => ({ default: (await import("./frame/palette.tsx")).Palette }));

/** The rail and beside it the page; palette, help and toasts above them. */
export function AppFrame() {
  const { data } = useQuery(websitesQuery);
  const websites = data?.websites ?? [];
  const websiteId = useWebsiteId(websites);
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const onPalette = useCallback(() => setOpen((now) => (now === "palette" ? null : "palette")), []);
  const onHelp = useCallback(() => setOpen("help"), []);
  useFrameKeys({ onPalette, onHelp });

  return (
    <div className="flex h-dvh max-md:flex-col">
      <Rail websites={websites} websiteId={websiteId} onPalette={onPalette} onHelp={onHelp} />
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
      {open === "palette" && (
        <Suspense>
          <Palette websites={websites} websiteId={websiteId} onClose={() => setOpen(null)} onHelp={onHelp} />
        </Suspense>
      )}
      <FrameHelp isOpen={open === "help"} onOpen={(isOpen) => setOpen(isOpen ? "help" : null)} />
      <Toasts />
    </div>
  );
}
