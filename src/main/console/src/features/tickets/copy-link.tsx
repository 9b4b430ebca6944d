import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useKeyHint } from '@/lib/commands';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

/** Puts the address under which every colleague finds this ticket on the clipboard. */
export function CopyLink({ number }: { number: number }) {
  const { t } = useTranslation('ticket');
  const hint = useKeyHint();
  const [copied, setCopied] = useState<number | null>(null);
  const copy = () => {
    void navigator.clipboard?.writeText(`${window.location.origin}/t/${number}`).then(() => setCopied(number));
  };
  useCommand('copyLink', copy);
  const done = copied === number;
  return (
    <>
      <Button
        look="quiet"
        icon
        aria-label={t('side.copyLink')}
        title={hint(t('side.copyLink'), 'copyLink')}
        onClick={copy}
      >
        <Icon name={done ? 'check' : 'link'} size={18} />
      </Button>
      <span role="status" className="visually-hidden">
        {done && t('side.copied')}
      </span>
    </>
  );
}
