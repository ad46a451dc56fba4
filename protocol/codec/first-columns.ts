import { columnsFormat, firstNames } from "./columns-format.ts";

/** Codec 1: read, and written where what came in it is cleaned. */
export const firstColumns = columnsFormat(firstNames, "", new Map(), false);
