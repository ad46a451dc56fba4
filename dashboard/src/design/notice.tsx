import type { ReactNode } from "react";

interface NoticeProps {
  title: string;
  /** What to do about it. */
  children: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
}

/** A page's or a panel's words when it has nothing else to show. */
export function Notice({ title, children, action, role = "status" }: NoticeProps) {
  return (
    <div role={role} className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center">
      <h2 className="text-prose font-medium text-ink">{title}</h2>
      <div className="text-prose text-muted">{children}</div>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
