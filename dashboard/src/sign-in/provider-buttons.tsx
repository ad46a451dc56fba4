import { useMutation, useQuery } from "@tanstack/react-query";
import { ApiError } from "../api/client.ts";
import { beginProviderSignIn, identityProvidersQuery } from "../api/sign-in.ts";
import { Button } from "../design/button.tsx";

/** A way in by each identity provider that the operator has configured. */
export function ProviderButtons({ next }: { next: string }) {
  const { data, error } = useQuery(identityProvidersQuery);
  const attempt = useMutation({
    mutationFn: beginProviderSignIn,
    onSuccess: ({ url }) => window.location.assign(url),
  });
  // The operator looks here first; that the list could not be read at all is told by what else fails.
  const isMisconfigured = error instanceof ApiError && error.code === "provider_misconfigured";
  const failure = attempt.error ?? (isMisconfigured ? error : null);
  return (
    <>
      {data?.providers.map(({ providerId, name }) => (
        <Button
          key={providerId}
          className="h-9"
          disabled={attempt.isPending || attempt.isSuccess}
          onClick={() => attempt.mutate({ providerId, next })}
        >
          <span className="truncate">Continue with {name}</span>
        </Button>
      ))}
      {failure && (
        <p role="alert" className="text-center text-dense text-error [overflow-wrap:anywhere]">
          {failure.message}
        </p>
      )}
    </>
  );
}
