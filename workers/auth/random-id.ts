import { randomText } from "../../protocol/ids.ts";

/** Characters of chance, 5 bits each. */
export const randomLetters = (length: number): string =>
  randomText(crypto.getRandomValues(new Uint8Array(length)));

/** 20 characters of chance, 100 bits. */
export const randomId = (): string => randomLetters(20);

/** What opens something by being known: 32 characters, 160 bits. */
export const randomToken = (): string => randomLetters(32);
