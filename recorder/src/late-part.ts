import { guarded, quietly } from "../guard.ts";
import { fetchPart, type PartName, type Parts, type PartsHandover } from "./parts.ts";

/** Calls of the page's and clicks, mostly; a page that makes more before its visitor comes loses some. */
const maxWaiting = 200;
/** What could not be had is asked for again when something speaks for it, such as a touch, and this seldom. */
const retryMs = 5_000;
const maxTries = 10;

/** A part of the recorder, and what waits for it. Where it cannot be had, the recorder does without. */
export interface LatePart<Part> {
  /** Fetches it, unless it is there or under way, or has just failed. */
  fetch(): void;
  /** Runs now, if the part is there, or when it comes. */
  use(run: (part: Part) => void): void;
}

/** @param before a part that this one builds upon, fetched first */
export function createLatePart<Name extends PartName>(
  handover: PartsHandover,
  name: Name,
  before?: LatePart<unknown>,
): LatePart<NonNullable<Parts[Name]>> {
  let part = handover.parts?.[name];
  let tries = 0;
  let isUnderWay = false;
  let notBeforeMs = 0;
  const waiting: ((part: NonNullable<Parts[Name]>) => void)[] = [];
  const load = async (): Promise<void> => {
    part ??= (await fetchPart(handover, name)) ?? undefined;
    isUnderWay = false;
    notBeforeMs = performance.now() + retryMs;
    if (part) for (const run of waiting.splice(0)) run(part);
  };
  return {
    fetch() {
      before?.fetch();
      if (part || isUnderWay || tries >= maxTries || performance.now() < notBeforeMs) return;
      isUnderWay = true;
      tries++;
      if (before) before.use(() => quietly(load()));
      else quietly(load());
    },
    use(run) {
      if (part) run(part);
      else if (waiting.length < maxWaiting) waiting.push(guarded(run));
    },
  };
}
