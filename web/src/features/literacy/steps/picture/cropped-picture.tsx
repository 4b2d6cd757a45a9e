export interface CroppedPictureProps {
  readonly url: string;
  readonly alt: string;
  /** Part that is shown: left, top, width, height, as shares. */
  readonly crop: readonly [number, number, number, number];
}

/** A part of a picture, as large as there is room. */
export function CroppedPicture({ url, alt, crop: [left, top, width, height] }: CroppedPictureProps) {
  return (
    <div className="trace-picture" style={{ aspectRatio: `${3 * width} / ${2 * height}` }}>
      <img
        src={url}
        alt={alt}
        style={{
          width: `${100 / width}%`,
          height: `${100 / height}%`,
          left: `${(-100 * left) / width}%`,
          top: `${(-100 * top) / height}%`,
        }}
      />
    </div>
  );
}
