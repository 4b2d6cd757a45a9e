import type { ChangeEvent } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface FileButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Types the browser offers first. */
  readonly accept: string;
  /** Opens the camera where there is one. */
  readonly capture?: boolean;
  readonly multiple?: boolean;
  readonly busy?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The browser's own way to files and camera, with a button of ours in front of it. */
export function FileButton({
  icon,
  label,
  accept,
  capture = false,
  multiple = false,
  busy = false,
  onFiles,
}: FileButtonProps) {
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again.
    target.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <label className="kern-btn kern-btn--secondary file-button">
      <Icon name={icon} />
      <span className="kern-label">{label}</span>
      <input
        className="file-button__input"
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={busy}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={onChange}
      />
    </label>
  );
}
