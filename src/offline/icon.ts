import sharp from 'sharp';

/** The site's mark as a PNG of that many pixels; a maskable one keeps to the middle, as systems cut its edges. */
export function drawIcon(size: number, maskable: boolean): Promise<Buffer> {
  const box = maskable ? '-8 -8 40 40' : '-1 -1 26 26';
  const ground = maskable ? '<path fill="#fcfbf8" d="M-8-8h40v40h-40z"/>' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${size}" height="${size}" fill="none" stroke="#2256c7" stroke-width="2">${ground}<path d="M12 2l8.7 5v10L12 22l-8.7-5V7z" fill="#fff" stroke-linejoin="round"/><path d="M8.5 9.5h7M8.5 12.5h7M8.5 15.5h4"/></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}

/** The icons of the web app manifest: name below /icons/, pixels, kind. */
export const icons = [
  { name: 'icon-180', size: 180, maskable: true },
  { name: 'icon-192', size: 192, maskable: false },
  { name: 'icon-512', size: 512, maskable: false },
  { name: 'maskable-512', size: 512, maskable: true },
] as const;
