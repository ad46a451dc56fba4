import { columnsFormat } from "./columns-format.ts";

/** Codec 1, which is still read. */
export const firstColumns = columnsFormat(
  "id type data source timestamp node childNodes attributes tagName textContent parentId nextId previousId " +
    "adds removes texts value positions x y timeOffset initialOffset left top href width height text isChecked " +
    "userTriggered pointerType tag payload isSVG rootId class style src rel name content _cssText alt title role " +
    "d viewBox fill aria-label aria-hidden data-id placeholder for target",
  "",
  new Map(),
  false,
);
