import { DeletePart } from "./delete-part.tsx";
import { ErasePart } from "./erase-part.tsx";
import { ImportPart } from "./import-part.tsx";

/** What goes in and out as a whole. */
export function DataSection({ websiteId }: { websiteId: string }) {
  return (
    <>
      <ImportPart websiteId={websiteId} />
      <ErasePart websiteId={websiteId} />
      <DeletePart websiteId={websiteId} />
    </>
  );
}
