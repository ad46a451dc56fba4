import { type ColumnsEncoder, createColumnsEncoder } from "../../../protocol/codec/columns-encoder.ts";
import { secondColumns } from "../../../protocol/codec/second-columns.ts";
import { codecNumber } from "../../../protocol/frame-header.ts";

/** How our chunks are written; the two belong together. */
export const codec = codecNumber.columns;
export const createEncoder = (): ColumnsEncoder => createColumnsEncoder(secondColumns);
