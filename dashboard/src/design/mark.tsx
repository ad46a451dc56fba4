/** The product's mark: a playhead, its triangle above its line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <path
        d="M5 2.5h14a1 1 0 0 1 .8 1.6l-6.3 8.2V22h-3v-9.7L4.2 4.1A1 1 0 0 1 5 2.5Z"
        fill="var(--accent)"
      />
    </svg>
  );
}
