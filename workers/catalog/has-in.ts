import { type Column, type SQL, sql } from "drizzle-orm";

/** Whether a column's text has the search in it, whatever the case of its letters from a to z. LIKE takes 50 bytes in D1. */
export const hasIn = (column: Column | SQL, search: string): SQL =>
  sql`instr(lower(${column}), lower(${search})) > 0`;
