export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="icon">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="3.2" strokeLinecap="round">
        <path d="M8 8c0 7 8 5 8 12v5M24 8c0 7-8 5-8 12M16 7v7" />
      </g>
    </svg>
  );
}
