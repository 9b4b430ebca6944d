import type { Finding } from '../api/upload';

/** Such a file is not even read here: it may be made to hurt whoever does. */
const UNREAD = ['too-large', 'encoding', 'not-xml', 'doctype', 'instruction', 'too-deep', 'too-many'];

export const isDrawable = (findings: Finding[]) => !findings.some(({ reason }) => UNREAD.includes(reason));
