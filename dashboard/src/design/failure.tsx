import { ApiError } from "../api/client.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** What went wrong, in the server's words, and a way to try again. */
export function Failure(props: { title: string; error: unknown; onRetry: () => void }) {
  const { error } = props;
  const words = error instanceof Error ? error.message : "Something unexpected happened.";
  const requestId = error instanceof ApiError ? error.requestId : "";
  return (
    <Notice role="alert" title={props.title} action={<Button onClick={props.onRetry}>Try again</Button>}>
      <p>{words}</p>
      {requestId && <p className="mt-1 font-mono text-small">Request {requestId}</p>}
    </Notice>
  );
}
