/** Marks the place a corner would be set at: the middle of the free map. Only a sign, the button sets. */
export function Crosshair({ snapped = false }: { readonly snapped?: boolean }) {
  return (
    <svg
      className={snapped ? 'crosshair crosshair--snapped' : 'crosshair'}
      viewBox="0 0 72 72"
      aria-hidden="true"
      focusable="false"
    >
      <g className="crosshair__halo">
        <circle cx="36" cy="36" r="13" />
        <path d="M36 3v18M36 51v18M3 36h18M51 36h18" />
      </g>
      <g className="crosshair__line">
        <circle cx="36" cy="36" r="13" />
        <path d="M36 3v18M36 51v18M3 36h18M51 36h18" />
      </g>
      <circle className="crosshair__dot" cx="36" cy="36" r="3" />
    </svg>
  );
}
