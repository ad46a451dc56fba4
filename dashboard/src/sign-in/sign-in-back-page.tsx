import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { finishProviderSignIn } from "../api/sign-in.ts";
import { buttonClass } from "../design/button.tsx";
import { Door } from "./door.tsx";

/** Opened by an identity provider with its answer in the query; brings the answer to the server, once. */
export function SignInBackPage() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [answer] = useState(() => new URLSearchParams(window.location.search));
  const [code, state, iss] = [answer.get("code"), answer.get("state"), answer.get("iss")];
  const { mutate, error } = useMutation({
    mutationFn: finishProviderSignIn,
    onSuccess: ({ next }) => {
      queryClient.clear();
      // In its place: the way back would lead to an answer that is used.
      router.history.replace(next);
    },
  });
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current || code === null || state === null) return;
    isSent.current = true;
    mutate({ code, state, ...(iss !== null && { iss }) });
  }, [mutate, code, state, iss]);

  const isRefused = code === null || state === null;
  if (!isRefused && error === null) return <Door title="Signing in…">{null}</Door>;
  return (
    <Door title="You are not signed in">
      <p role="alert" className="text-center text-prose text-muted [overflow-wrap:anywhere]">
        {error?.message ?? "The provider has not signed you in."}
      </p>
      <Link to="/sign-in" search={{}} className={buttonClass("primary", "h-9")}>
        Back to sign-in
      </Link>
    </Door>
  );
}
