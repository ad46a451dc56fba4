import { randomText } from "../../protocol/ids.ts";

/** Random text of `[a-z0-5]`, five bits a character. */
export const randomLetters = (length: number): string =>
  randomText(crypto.getRandomValues(new Uint8Array(length)));
