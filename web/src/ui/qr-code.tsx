import encodeQR from 'qr';
import { useMemo } from 'react';

export interface QrCodeProps {
  /** What a camera reads: an address or a code. */
  readonly content: string;
  /** Says what it is for; the same must stand beside it as text. */
  readonly label: string;
}

/** Light modules around the symbol, as the standard asks. */
const QUIET_ZONE = 4;

/** Dark modules as one path, one unit each; always dark on white, whatever the theme. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}

export function QrCode({ content, label }: QrCodeProps) {
  const { path, size } = useMemo(() => {
    const modules = encodeQR(content, 'raw', { ecc: 'medium', border: QUIET_ZONE });
    return { path: pathOf(modules), size: modules.length };
  }, [content]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
