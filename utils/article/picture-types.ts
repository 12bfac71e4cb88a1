/** Media types of the pictures the library keeps, with the extension of their files. SVG can carry scripts. */
export const pictureExtensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
};

/** Media type of a picture file by the extension of its name or path; undefined for anything else. */
export function pictureTypeOf(path: string): string | undefined {
  const extension = path.split('.').pop()?.toLowerCase().replace('jpeg', 'jpg');
  return Object.keys(pictureExtensions).find((type) => pictureExtensions[type] === extension);
}
