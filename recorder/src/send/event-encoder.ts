import { createColumnsEncoder } from "../../../protocol/codec/columns-encoder.ts";
import { codecNumber } from "../../../protocol/frame-header.ts";

/** How our chunks are written; the two names belong together. */
export const codec = codecNumber.columns;
export const createEncoder = createColumnsEncoder;
