import { api, csrfHeaders, Problem, problemFrom } from '@/lib/http';
import { type Attachment, attachmentSchema } from '../message';

export const MOST_BYTES = 25 * 1024 * 1024;

/** Uploads one file; XMLHttpRequest, because fetch does not tell how much has gone. */
export function uploadAttachment(
  file: File,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', api('/attachments'));
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Problem(0, 'network'));
    request.onload = () => {
      if (request.status !== 201) return reject(problemFrom(request.status, request.responseText));
      const parsed = attachmentSchema.safeParse(JSON.parse(request.responseText));
      if (parsed.success) resolve(parsed.data);
      else reject(new Problem(request.status, 'unavailable'));
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
