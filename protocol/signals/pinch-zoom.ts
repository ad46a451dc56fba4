import { detector } from "./detector.ts";
import { numbersIn } from "./read-state.ts";
import { timesWithin } from "./times-within.ts";

interface Zooming {
  isIn: boolean;
  /** When the page was zoomed into, ms. */
  times: number[];
}

/** What is less is a slip of the fingers; what is more cannot be read without. */
const inScale = 1.4;
const outScale = 1.15;
const maxTimes = 10;

export const pinchZoom = detector<Zooming>({
  kind: "pinchZoom",
  concerns: ({ custom }) => custom?.tag === "ph.viewport" || custom?.tag === "ph.page",
  read: ({ isIn, times }) => ({
    isIn: isIn === true,
    times: numbersIn(times, maxTimes),
  }),
  fold(before, { event, custom }, { pinchZooms, pinchWindowMs }) {
    if (custom?.tag === "ph.page") return { state: { isIn: false, times: [] }, findings: [] };
    if (custom?.tag !== "ph.viewport") return { state: before, findings: [] };
    const { scale } = custom.payload;
    if (before.isIn || scale < inScale)
      return { state: { ...before, isIn: before.isIn && scale > outScale }, findings: [] };
    const times = timesWithin([...before.times, event.timestamp], pinchWindowMs, maxTimes);
    const [first] = times;
    if (times.length < pinchZooms || first === undefined)
      return { state: { isIn: true, times }, findings: [] };
    const evidence = `The page was zoomed into ${times.length} times within ${event.timestamp - first} ms, and out again in between`;
    const finding = { atMs: first, severity: "mild" as const, element: null, evidence };
    return { state: { isIn: true, times: [] }, findings: [finding] };
  },
});
