import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { maxImportBytes } from "../../../../protocol/limits.ts";
import { importSession } from "../../api/data.ts";
import { useMay } from "../../api/use-may.ts";
import { inputClass } from "../../design/field.tsx";
import { formatBytes, formatClock, formatCounted } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";

/** Takes a session from a file. */
export function ImportPart({ websiteId }: { websiteId: string }) {
  const mayWrite = useMay("write");
  const id = useId();
  const importing = useMutation({ mutationFn: (file: File) => importSession(websiteId, file) });
  const { data } = importing;
  return (
    <Section
      title="Import a session"
      words="A file that was exported here or elsewhere, or a plain list of rrweb events, gzipped or not. It is masked once more, judged and kept like any other."
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="text-muted">
          File
        </label>
        <input
          id={id}
          type="file"
          accept=".json,.gz,application/json,application/gzip"
          disabled={!mayWrite || importing.isPending}
          title={mayWrite ? undefined : "Viewers do not import."}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) importing.mutate(file);
            target.value = "";
          }}
          className={`${inputClass} h-9 max-w-96 py-1.5 file:mr-3 file:rounded file:border-0 file:bg-hover file:px-2 file:text-ink`}
        />
        <p className="text-small text-muted">At most {formatBytes(maxImportBytes)}, inflated.</p>
        <p role="status">
          {importing.isPending && "Importing…"}
          {data && (
            <>
              {formatCounted(data.events, "event")} in {formatCounted(data.tabs, "tab")},{" "}
              {formatClock(data.durationMs)} long.{" "}
              <Link
                to="/websites/$websiteId/sessions/$sessionId"
                params={{ websiteId, sessionId: data.sessionId }}
                className="underline underline-offset-2"
              >
                Watch it
              </Link>
            </>
          )}
          {importing.error && <span className="text-error">{importing.error.message}</span>}
        </p>
      </div>
    </Section>
  );
}
