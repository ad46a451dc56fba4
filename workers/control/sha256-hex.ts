import { createHash } from "node:crypto";

/** What stands in a row for a text that nobody is to read there. Long and random, or worth little: one fast hash is enough. */
export const sha256Hex = (text: string): string => createHash("sha256").update(text).digest("hex");
