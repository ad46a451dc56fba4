/** The product's mark: a playhead, its triangle above its line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <path d="M8 1.5h8a1 1 0 0 1 .8 1.6L13 8.2V22.5h-2V8.2L7.2 3.1A1 1 0 0 1 8 1.5Z" fill="var(--accent)" />
    </svg>
  );
}
