import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import rows from '../../rows.module.css';
import { useRefusalText } from '../../use-refusal-text';
import { useImport, usePreview } from './import-staff';
import { PreviewTable } from './preview-table';

type Props = { onClose: () => void; onInvited: (count: number, notMailed: boolean) => void };

/** Many people at once: the list is shown as it was understood, and nobody is invited before somebody has looked. */
export function ImportDialog({ onClose, onInvited }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const preview = usePreview();
  const invite = useImport();
  const [file, setFile] = useState<File | null>(null);
  const lines = preview.data ?? [];
  const wrong = lines.filter((line) => line.errors.length > 0).length;
  const ready = file !== null && lines.length > 0 && wrong === 0 && !preview.isPending;

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    setFile(chosen);
    if (chosen) preview.mutate(chosen);
  };
  const confirm = () => {
    if (!ready || invite.isPending) return;
    invite.mutate(file, {
      onSuccess: (sent) =>
        onInvited(
          sent.length,
          sent.some((each) => !each.mailed),
        ),
    });
  };

  const error = preview.error ?? invite.error;
  return (
    <Dialog wide title={t('import.title')} lead={t('import.lead')} onClose={onClose}>
      {error && <FormError>{refusalText(error)}</FormError>}
      {wrong > 0 && <FormError>{t('import.wrong', { count: wrong })}</FormError>}
      <Field label={t('import.file')} hint={t('import.hint')} type="file" accept=".csv,text/csv" onChange={choose} />
      {lines.length > 0 && <PreviewTable lines={lines} />}
      <div className={rows.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" aria-disabled={!ready || invite.isPending} onClick={confirm}>
          {t('import.confirm', { count: lines.length })}
        </Button>
      </div>
    </Dialog>
  );
}
