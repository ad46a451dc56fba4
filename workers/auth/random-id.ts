import { randomText } from "../../protocol/ids.ts";

/** 20 characters of chance, 100 bits. */
export const randomId = (): string => randomText(crypto.getRandomValues(new Uint8Array(20)));

/** What opens something by being known: 32 characters, 160 bits. */
export const randomToken = (): string => randomText(crypto.getRandomValues(new Uint8Array(32)));
