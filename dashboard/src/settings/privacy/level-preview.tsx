import { clsx } from "clsx";
import { type Level, type ShownPart, samplePage, showPart } from "./sample-rule.ts";

interface LevelPreviewProps {
  level: Level;
  showsEmails: boolean;
  isChosen: boolean;
}

/** The sample page as a replay shows it under a level. */
export function LevelPreview({ level, showsEmails, isChosen }: LevelPreviewProps) {
  return (
    <figure className="m-0 flex min-w-0 flex-col gap-1.5">
      <div
        className={clsx(
          "flex flex-1 flex-col gap-2 rounded-md border bg-ground p-3 text-small",
          isChosen ? "border-ink" : "border-line",
        )}
      >
        {samplePage.map((part) => (
          <Part key={JSON.stringify(part)} part={showPart(part, level, showsEmails)} />
        ))}
      </div>
      <figcaption className={clsx("text-center text-small", isChosen ? "font-medium" : "text-muted")}>
        {level}
        {isChosen && " (chosen)"}
      </figcaption>
    </figure>
  );
}

function Part({ part }: { part: ShownPart }) {
  switch (part.kind) {
    case "text":
      return <p className={part.isMasked ? "text-muted" : ""}>{part.text}</p>;
    case "field":
      return (
        <div>
          <p className="text-muted">{part.label}</p>
          <p
            className={clsx(
              "truncate rounded border border-line-strong bg-surface px-2 py-1",
              part.isMasked && "text-muted",
            )}
          >
            {part.value}
          </p>
        </div>
      );
    case "picture":
      return (
        <svg viewBox="0 0 120 40" role="img" aria-label={part.label} className="h-12 w-full rounded bg-hover">
          <path d="M0 40 32 14l22 18 18-12 48 20Z" fill="var(--bars)" />
          <circle cx="94" cy="12" r="6" fill="var(--signal-slow)" />
        </svg>
      );
    case "block":
      return <p className="h-12 rounded bg-ink" title="A solid box of the element's size" />;
  }
}
