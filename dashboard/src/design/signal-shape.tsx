import type { SignalKind } from "../../../protocol/signals/signal.ts";
import { signalLook, signalWords } from "./signal-looks.ts";

interface SignalShapeProps {
  kind: SignalKind;
  isMuted?: boolean;
}

/** A kind's shape in its colour, as a part of a drawing of 12 by 12. */
export function SignalShape({ kind, isMuted = false }: SignalShapeProps) {
  const { color, fill, stroke } = signalLook(kind);
  const drawn = isMuted ? "var(--muted)" : color;
  return (
    <g opacity={isMuted ? 0.55 : 1}>
      {stroke && (
        <path
          d={stroke}
          fill="none"
          stroke={drawn}
          strokeWidth={1.4}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {fill && <path d={fill} fill={drawn} />}
    </g>
  );
}

/** The shape by itself, in a line of text. */
export function SignalIcon({ kind, isMuted }: SignalShapeProps) {
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0" role="img" aria-label={signalWords(kind)}>
      <SignalShape kind={kind} {...(isMuted === undefined ? {} : { isMuted })} />
    </svg>
  );
}
