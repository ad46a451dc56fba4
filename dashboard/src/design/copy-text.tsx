import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "./button.tsx";

interface CopyTextProps {
  /** Its accessible name. */
  label: string;
  text: string;
}

/** A text to be taken elsewhere, whole and as it is. */
export function CopyText({ label, text }: CopyTextProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      toast.error("The clipboard is closed to this page", {
        description: "Select the text and copy it by hand.",
      });
    }
  };
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-sunken py-1.5 pl-3 pr-1.5">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={label}
        className="min-w-0 flex-1 overflow-x-auto py-1"
      >
        <pre className="font-mono text-[12px] leading-5">{text}</pre>
      </section>
      <Button className="h-7 px-2" onClick={() => void copy()} aria-label={`Copy ${label}`}>
        {isCopied ? (
          <Check className="size-3.5 text-live" aria-hidden="true" />
        ) : (
          <Copy className="size-3.5" aria-hidden="true" />
        )}
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
