import type { Attachment } from '../message';

/** Pictures of dots, which can do nothing but be looked at. An SVG or a page can do more: those are files to download. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export const isPicture = ({ type }: Attachment) => SHOWN.has(type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
