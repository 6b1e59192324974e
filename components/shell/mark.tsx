/** The product's sign: a stacked bar. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={className}>
      <rect x="2" y="11" width="4" height="7" rx="1" fill="currentColor" opacity="0.45" />
      <rect x="8" y="7" width="4" height="11" rx="1" fill="currentColor" opacity="0.7" />
      <rect x="14" y="2" width="4" height="16" rx="1" fill="currentColor" />
    </svg>
  )
}
