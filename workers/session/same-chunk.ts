import { readFrame } from "../../protocol/frame.ts";
import { maxInflatedBytes } from "../../protocol/limits.ts";
import { inflate } from "../inflate.ts";
import type { AloneFrame } from "./stand-alone.ts";

/**
 * Whether the kept frame and one that comes under its place are one chunk. What came behind a base was packed anew here,
 * and the page's next one may send it as the recorder itself packed it: the bytes differ, what they hold does not.
 */
export function isSameChunk(kept: Uint8Array, { bytes, header, inflateBody }: AloneFrame): boolean {
  if (areEqual(kept, bytes)) return true;
  const frame = readFrame(kept);
  if (!frame.ok || JSON.stringify(frame.header) !== JSON.stringify(header)) return false;
  const one = inflate(frame.body, maxInflatedBytes);
  const other = inflateBody();
  return one.ok && other.ok && areEqual(one.bytes, other.bytes);
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
