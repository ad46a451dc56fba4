import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type MockInstance, vi } from "vitest";
import type { ReplayEvent } from "../../protocol/events.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { sessionPrefix } from "../archive/keys.ts";
import { readTimeline } from "../archive/timelines.ts";
import { readEvents, type StoredFrame, storedFrames } from "../session/read-chunks.ts";
import { readTail } from "../session-stub.ts";
import { sealedEvents, sessionRow, stubOf } from "./session.ts";

/** What breaks in a fault suite. Objects of a test share the bindings with it, so breaking one here breaks it there. */

/** Every call to the archive fails until the returned function is called. */
export function archiveDown(): () => void {
  const down = async (): Promise<never> => {
    throw new Error("archive down");
  };
  const spies: MockInstance[] = [
    vi.spyOn(env.ARCHIVE, "put").mockImplementation(down),
    vi.spyOn(env.ARCHIVE, "get").mockImplementation(down),
    vi.spyOn(env.ARCHIVE, "list").mockImplementation(down),
    vi.spyOn(env.ARCHIVE, "delete").mockImplementation(down),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** Every query of the catalog fails until the returned function is called. */
export function catalogDown(): () => void {
  const down = (): never => {
    throw new Error("catalog down");
  };
  const spies: MockInstance[] = [
    vi.spyOn(env.CATALOG_0, "prepare").mockImplementation(down),
    vi.spyOn(env.CATALOG_0, "batch").mockImplementation(down),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** A put that stops the world: `reached` resolves when it is on its way, and it goes on after `release`. */
export interface HeldPut {
  reached(): Promise<void>;
  release(): void;
}

/** Holds the next put whose key ends so, before or after it lands. Others go through. */
export function holdPut(keyEnd: string, when: "before" | "after"): HeldPut {
  let isReached = false;
  let isReleased = false;
  const put = env.ARCHIVE.put.bind(env.ARCHIVE);
  const spy = vi.spyOn(env.ARCHIVE, "put");
  const held = async (key: string, value: Uint8Array, options?: R2PutOptions): Promise<R2Object> => {
    if (!key.endsWith(keyEnd)) return await put(key, value, options);
    spy.mockRestore();
    if (when === "after") await put(key, value, options);
    isReached = true;
    await until(() => isReleased);
    return await put(key, value, options);
  };
  spy.mockImplementation(held as typeof env.ARCHIVE.put);
  return {
    reached: () => until(() => isReached),
    release: () => {
      isReleased = true;
    },
  };
}

/** Asks again and again, because no promise may be handed from an object to the test: the runtime ties it to its maker. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await scheduler.wait(2);
}

/** Ends every object at once, in the middle of whatever it does; what was not stored is gone. */
export const crash = (): Promise<void> => abortAllDurableObjects();

/** Lets the alarm ring that is set, whenever it is due. */
export const ring = (address: SessionAddress): Promise<boolean> => runDurableObjectAlarm(stubOf(address));

/** When the alarm is due, ms from now; null when none is set. */
export async function alarmInMs(address: SessionAddress): Promise<number | null> {
  const atMs = await runInDurableObject(stubOf(address), (_object, state) => state.storage.getAlarm());
  return atMs === null ? null : atMs - Date.now();
}

/** Sets the clock of test and objects. Timers go on as they are. */
export const setClock = (nowMs: number): unknown => vi.useFakeTimers({ toFake: ["Date"], now: nowMs });

/** The session's events, those sealed first, each in order of tab and seq; what a seal is moving counts once. */
export async function allEvents(address: SessionAddress): Promise<ReplayEvent[]> {
  const { frames } = await readTail(env, address, 0);
  const sealed = (await readTimeline(env.ARCHIVE, address))?.segments.flatMap(({ chunks }) => chunks) ?? [];
  const isSealed = ({ header }: StoredFrame): boolean =>
    sealed.some(({ tabId, seq }) => tabId === header.tabId && seq === header.seq);
  const tail = [...storedFrames(frames)]
    .filter((frame) => !isSealed(frame))
    .sort((a, b) => a.header.tabId.localeCompare(b.header.tabId) || a.header.seq - b.header.seq);
  return [...(await sealedEvents(address)), ...tail.flatMap((frame) => readEvents(frame) ?? [])];
}

/** Where anything of the session stands. */
export async function traces(address: SessionAddress): Promise<string[]> {
  const [{ objects }, row, tail] = await Promise.all([
    env.ARCHIVE.list({ prefix: sessionPrefix(address) }),
    sessionRow(address),
    readTail(env, address, 0),
  ]);
  return [
    ...objects.map(({ key }) => key.slice(sessionPrefix(address).length)),
    ...(row === null ? [] : ["row"]),
    ...(tail.facts === null ? [] : ["object"]),
  ];
}
