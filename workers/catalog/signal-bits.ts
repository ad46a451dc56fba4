import { type SignalCounts, type SignalKind, signalKinds } from "../../protocol/signals/signal.ts";

/** A bit a kind. Rows have them, so that one that is given stays; a new kind takes the next. */
const bits: Record<SignalKind, number> = {
  rageClick: 1 << 0,
  deadClick: 1 << 1,
  slowClick: 1 << 2,
  errorClick: 1 << 3,
  formAbandonment: 1 << 4,
  failedSubmissions: 1 << 5,
  scrollThrash: 1 << 6,
  fieldReentry: 1 << 7,
  mouseThrash: 1 << 8,
  pinchZoom: 1 << 9,
  quickBack: 1 << 10,
  reloadLoop: 1 << 11,
  slowPage: 1 << 12,
  brokenLink: 1 << 13,
  crash: 1 << 14,
  plainClick: 1 << 15,
};

export const signalBit = (kind: SignalKind): number => bits[kind];

export const signalBitsOf = (counts: SignalCounts): number =>
  signalKinds.reduce((sum, kind) => ((counts[kind] ?? 0) > 0 ? sum | bits[kind] : sum), 0);
