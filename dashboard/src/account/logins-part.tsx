import { useQuery } from "@tanstack/react-query";
import type { LoginList } from "../../../protocol/api-accounts.ts";
import { endLogin, loginsQuery } from "../api/own-account.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatMoment, formatRelative } from "../design/format.ts";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { browserWords } from "./browser-words.ts";

const loginRowClass = "min-h-14 py-2";

/** Where the person is signed in. */
export function LoginsPart() {
  const { data, error, refetch } = useQuery(loginsQuery);
  return (
    <Section
      title="Logins"
      words="Where you are signed in. End one that you do not know, and set a new password."
    >
      {error && <Failure title="The logins could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonTable label="Loading the logins" rows={2} rowClass={loginRowClass} />}
      {data && (
        <ul aria-label="Logins" className="-my-2 divide-y divide-line">
          {data.logins.map((login) => (
            <LoginRow key={login.loginId} login={login} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function LoginRow({ login }: { login: LoginList["logins"][number] }) {
  const now = useNow(30_000);
  const words = browserWords(login.userAgent);
  const began = new Date(login.createdAt);
  const ending = useChange({
    query: loginsQuery,
    send: endLogin,
    expect: (kept, gone) => ({ logins: kept.logins.filter(({ loginId }) => loginId !== gone) }),
    done: () => `${words} is signed out`,
    failed: `${words} is still signed in`,
  });
  return (
    <li className={`flex flex-wrap items-center gap-x-4 gap-y-1 ${loginRowClass}`}>
      <div className="min-w-48 flex-1">
        <p className="truncate font-medium" title={login.userAgent}>
          {words} {login.isThis && <span className="font-normal text-live">this one</span>}
        </p>
        <p className="text-muted">
          {login.address && `from ${login.address}, `}
          <time dateTime={login.createdAt} title={formatMoment(began)}>
            since {formatRelative(began, now)}
          </time>
        </p>
      </div>
      {!login.isThis && (
        <Button
          look="quiet"
          onClick={() => ending.mutate(login.loginId)}
          aria-label={`End the login of ${words}`}
        >
          End
        </Button>
      )}
    </li>
  );
}
