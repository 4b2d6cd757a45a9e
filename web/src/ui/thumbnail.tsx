import { useEffect, useState } from 'react';
import { Icon } from './icon.tsx';

/**
 * A small picture beside words that say what it belongs to, so it is decorative. Its place has the same size before it
 * comes and where it cannot be had; without a network it is asked for again once there is one.
 */
export function Thumbnail({ address }: { readonly address: string }) {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!failed) return;
    const retry = () => setFailed(false);
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [failed]);
  return (
    <span className="thumbnail">
      {failed ? (
        <Icon name="image" />
      ) : (
        <img
          src={address}
          alt=""
          width={52}
          height={52}
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
        />
      )}
    </span>
  );
}
