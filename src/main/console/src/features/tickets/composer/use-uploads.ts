import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '@/lib/format';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { MOST_BYTES, uploadAttachment } from '../api/upload-attachment';
import { readDraft, writeDraft } from './drafts';

export type Upload = {
  id: number;
  name: string;
  part: number;
  error: string | null;
  cancel: () => void;
  /** Absent where it would fail again. */
  retry?: () => void;
};

/** Files on their way up, for one draft; what has arrived becomes part of that draft, wherever one is by then. */
export function useUploads(key: string) {
  const { i18n } = useTranslation();
  const problemText = useProblemText();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const ids = useRef(0);

  const drop = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));
  const change = (id: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)));

  const begin = (id: number, file: File) => {
    const stop = new AbortController();
    const cancel = () => {
      stop.abort();
      drop(id);
    };
    change(id, { part: 0, error: null, cancel, retry: undefined });
    if (file.size > MOST_BYTES) {
      change(id, { error: problemText(new Problem(413, 'too-large', { limitBytes: MOST_BYTES })) });
      return;
    }
    uploadAttachment(file, (part) => change(id, { part }), stop.signal).then(
      (attachment) => {
        writeDraft(key, { attachments: [...readDraft(key).attachments, attachment] });
        drop(id);
      },
      (error) => change(id, { error: problemText(error), retry: () => begin(id, file) }),
    );
  };

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const id = ++ids.current;
      setUploads((all) => [...all, { id, name: file.name, part: 0, error: null, cancel: () => drop(id) }]);
      begin(id, file);
    }
  };

  const busy = uploads.some((upload) => upload.error === null);
  return { uploads, add, busy, size: (bytes: number) => fileSize(i18n.language, bytes) };
}
