import { getFile, ask, putFile } from '#renderer/bridge.ts';

const longestSide = 480;

/** A small JPEG of a picture, turned as its file says; null for what this browser can't show. */
export async function makePreview(picture: Blob): Promise<File | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof DOMException) return null; // not a picture, whatever its name says
    throw error;
  }
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const brush = canvas.getContext('2d');
  if (brush) {
    brush.fillStyle = '#ffffff'; // JPEG knows no transparency
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  const blob = brush ? await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8)) : null;
  return blob && new File([blob], 'preview.jpg', { type: 'image/jpeg' });
}

/** Makes the preview of an attachment that has none, and keeps it. Answers its data URL, or null. */
export async function completePreview(id: string, original: Blob | null): Promise<string | null> {
  const picture = original ?? (await fetchOriginal(id));
  const preview = await makePreview(picture);
  if (!preview) return null;
  const { ticket } = await putFile(preview);
  await ask('savePreview', { id, ticket });
  const { previews } = await ask('getPreviews', { ids: [id] });
  return previews[id] ?? null;
}

async function fetchOriginal(id: string): Promise<Blob> {
  const { ticket, type } = await ask('openAttachment', { id });
  const file = await getFile(ticket);
  return new Blob([new Uint8Array(file.bytes)], { type });
}
