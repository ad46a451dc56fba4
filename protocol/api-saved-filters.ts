import * as z from "zod";

/** What a member has narrowed a website's list to and kept, as schemas; see `api.ts`. */

export const savedFilter = z.object({
  name: z.string().trim().min(1).max(80),
  search: z
    .string()
    .max(4_000)
    .describe(
      "What the address of the dashboard's list says behind `?`, without it: `range=30d&errors=true`.",
    ),
});
export type SavedFilter = z.infer<typeof savedFilter>;

export const maxSavedFilters = 50;

export const savedFilterList = z.object({
  filters: z.array(savedFilter).max(maxSavedFilters).describe("In the member's own order."),
});
export type SavedFilterList = z.infer<typeof savedFilterList>;
