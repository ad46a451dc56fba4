import { Toaster } from "sonner";

/** What was done, told at the page's edge; `toast()` of sonner tells it. */
export function Toasts() {
  return (
    <Toaster
      // Away from what one presses next: buttons that save stand at the end of a page, a phone's bar below it.
      position="top-center"
      offset={12}
      mobileOffset={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md border border-line bg-raised px-3 py-2.5 text-dense text-ink shadow-float",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-muted",
          icon: "hidden",
          error: "border-error",
          actionButton:
            "h-7 shrink-0 rounded-md border border-line bg-surface px-2 transition-colors hover:bg-hover",
        },
      }}
    />
  );
}
