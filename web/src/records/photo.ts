/** Longest edge of a photo that leaves the device, in pixels: enough to see what changed. */
const LONGEST_EDGE_PX = 1600;
const QUALITY = 0.82;

/** The size a picture gets so that its longest edge is at most `longest`; never larger than it was. */
export function smallerSize(
  width: number,
  height: number,
  longest = LONGEST_EDGE_PX,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * A photo made smaller on this device. It is drawn anew, so nothing that the camera wrote beside the
 * picture (place, time, device) goes with it.
 */
export async function makeSmaller(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const size = smallerSize(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
    return await jpegOf(canvas);
  } finally {
    picture.close();
  }
}

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn'))),
      'image/jpeg',
      QUALITY,
    );
  });
}
