import { defaultParseSearch, defaultStringifySearch } from "@tanstack/react-router";
import { type ListSearch, parseListSearch } from "../url-state.ts";

/** A search as it is kept: what the address says behind `?`. */
export const writeSearch = (search: ListSearch): string => defaultStringifySearch(search).replace(/^\?/, "");

/** What is kept may be of an older release: what is not known any more is left out. */
export const readSearch = (kept: string): ListSearch => parseListSearch(defaultParseSearch(`?${kept}`));
