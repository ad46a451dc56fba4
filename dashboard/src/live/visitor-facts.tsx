import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { countryName, formatCounted, formatMoment } from "../design/format.ts";
import { signalWords } from "../design/signal-looks.ts";
import { markOf } from "./state-words.ts";

/** All that is known of a visitor, a line each. */
export function VisitorFacts({ visitor }: { visitor: LiveVisitor }) {
  const { contact, struggle, country } = visitor;
  const facts = [
    contact?.email,
    `On the website since ${formatMoment(new Date(visitor.since))}`,
    `In ${formatCounted(visitor.tabs, "tab")}`,
    [country && countryName(country), visitor.deviceType, visitor.browser, visitor.os]
      .filter(Boolean)
      .join(" · "),
    struggle && `${signalWords(struggle.kind)} at ${formatMoment(new Date(struggle.at))}`,
    markOf[visitor.state]?.label,
  ].filter(Boolean);
  return (
    <span className="flex max-w-80 flex-col gap-0.5 text-left">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}
