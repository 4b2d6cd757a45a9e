/** A picture for the map, drawn in code. `size` in CSS pixels. */
export function drawImage(
  size: { readonly width: number; readonly height: number },
  pixelRatio: number,
  draw: (context: CanvasRenderingContext2D) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size.width * pixelRatio;
  canvas.height = size.height * pixelRatio;
  // Kept out of the graphics processor: fetching each picture back from it takes longer than to draw it.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser cannot draw pictures');
  context.scale(pixelRatio, pixelRatio);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
