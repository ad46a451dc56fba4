import { randomText } from "../../protocol/ids.ts";

/** The most that one call for random bytes may ask for is 65,536. */
const pieceChars = 50_000;

/** Text that gzip makes five eighths of, and no smaller. */
export function noise(chars: number): string {
  const piece = () => randomText(crypto.getRandomValues(new Uint8Array(pieceChars)));
  return Array.from({ length: Math.ceil(chars / pieceChars) }, piece).join("");
}
