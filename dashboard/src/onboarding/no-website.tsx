import { Link } from "@tanstack/react-router";
import { useMay } from "../api/use-may.ts";
import { buttonClass } from "../design/button.tsx";
import { Notice } from "../design/notice.tsx";

/** An organisation's first day. */
export function NoWebsite() {
  const mayCreate = useMay("admin");
  return (
    <Notice
      title="No website yet"
      action={
        mayCreate && (
          <Link to="/websites/new" className={buttonClass("primary")}>
            Create website
          </Link>
        )
      }
    >
      {mayCreate
        ? "A website has a snippet for its pages, and its visitors' sessions appear here."
        : "An owner or admin creates one; it appears here then."}
    </Notice>
  );
}
