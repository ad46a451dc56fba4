/** Of a long side; a player shows pages smaller than they were. */
const maxSidePx = 1_280;
const quality = 0.4;
export const maxPictureChars = 200_000;

/**
 * What a canvas shows, as a data URL. Reading and compressing happen away from the page's thread, where the browser
 * can.
 * @param scale of the canvas's own size, above 0 and at most 1
 * @throws SecurityError when the canvas holds another origin's pixels
 */
export async function pictureOf(canvas: HTMLCanvasElement, scale: number): Promise<string> {
  const fit = Math.min(scale, maxSidePx / Math.max(canvas.width, canvas.height));
  const size = (side: number): number => Math.max(1, Math.round(side * fit));
  const [width, height] = [size(canvas.width), size(canvas.height)];
  const bitmap = await createImageBitmap(canvas, { resizeWidth: width, resizeHeight: height });
  const copy = new OffscreenCanvas(width, height);
  copy.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return await dataUrlOf(await copy.convertToBlob({ type: "image/webp", quality }));
}

const dataUrlOf = (picture: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
