import type { ReplayEvent } from "../../../protocol/events.ts";

/**
 * What the dashboard and the player frame say to each other. They stand on two origins: each side checks the
 * other's origin and window first, then the shape. `at` is the tab's own clock in ms, as in the events. `jump`
 * numbers the jumps: a time that belongs to an older one is on its way still, and to be passed over.
 */
export type ToFrame =
  /** A new run of events of one tab, in order, from a full snapshot on; replaces what was there. */
  | {
      type: "load";
      events: ReplayEvent[];
      at: number;
      jump: number;
      isPlaying: boolean;
      speed: number;
      isComplete: boolean;
    }
  /** Events behind those loaded. `isComplete`: no more will come. */
  | { type: "append"; events: ReplayEvent[]; isComplete: boolean }
  | { type: "play" }
  | { type: "pause" }
  | { type: "seek"; at: number; jump: number }
  | { type: "speed"; speed: number };

export type FromFrame =
  | { type: "ready" }
  | { type: "time"; at: number; jump: number }
  /** Size of the recorded viewport in CSS pixels. */
  | { type: "size"; width: number; height: number }
  /** The playhead waits for events that are not loaded yet. */
  | { type: "waiting"; isWaiting: boolean }
  | { type: "finished" }
  | { type: "failed"; message: string };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isEvent = (value: unknown): value is ReplayEvent =>
  isFields(value) && isNumber(value.type) && isNumber(value.timestamp);
const isEvents = (value: unknown): value is ReplayEvent[] => Array.isArray(value) && value.every(isEvent);

/** Null for anything that is not a message to the frame. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isFields(data)) return null;
  const { type, events, at, jump, isPlaying, speed, isComplete } = data;
  switch (type) {
    case "play":
    case "pause":
      return { type };
    case "load":
      if (!isEvents(events) || !isNumber(at) || !isNumber(jump) || typeof isPlaying !== "boolean")
        return null;
      if (!isSpeed(speed) || typeof isComplete !== "boolean") return null;
      return { type, events, at, jump, isPlaying, speed, isComplete };
    case "append":
      return isEvents(events) && typeof isComplete === "boolean" ? { type, events, isComplete } : null;
    case "seek":
      return isNumber(at) && isNumber(jump) ? { type, at, jump } : null;
    case "speed":
      return isSpeed(speed) ? { type, speed } : null;
    default:
      return null;
  }
}

/** Null for anything that is not a message from the frame. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (!isFields(data)) return null;
  const { type, at, jump, width, height, isWaiting, message } = data;
  switch (type) {
    case "ready":
    case "finished":
      return { type };
    case "time":
      return isNumber(at) && isNumber(jump) ? { type, at, jump } : null;
    case "size":
      return isSide(width) && isSide(height) ? { type, width, height } : null;
    case "waiting":
      return typeof isWaiting === "boolean" ? { type, isWaiting } : null;
    case "failed":
      return typeof message === "string" ? { type, message: message.slice(0, 500) } : null;
    default:
      return null;
  }
}

const isSpeed = (value: unknown): value is number => isNumber(value) && value > 0 && value <= 16;

/** A recorded page is hostile: a stage of a million pixels would take the dashboard down with it. */
const isSide = (value: unknown): value is number => isNumber(value) && value >= 1 && value <= 20_000;
