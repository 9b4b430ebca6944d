import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { drawingQuery } from '@/features/sla/picture/get-drawing';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import type { Version } from './api/workflows';

/** The file as it was brought, to be drawn further elsewhere. */
export function Download({ version: { definition, key, version } }: { version: Version }) {
  const { t } = useTranslation('workflows');
  const problemText = useProblemText();
  const client = useQueryClient();
  const fetched = useMutation({
    mutationFn: () => client.fetchQuery(drawingQuery(definition)),
    onSuccess: ({ xml }) => save(`${key}-v${version}.bpmn20.xml`, xml),
  });
  return (
    <>
      <Button small aria-label={t('downloadNamed', { version })} onClick={() => !fetched.isPending && fetched.mutate()}>
        {t('download')}
      </Button>
      {fetched.error && <FormError>{problemText(fetched.error)}</FormError>}
    </>
  );
}

function save(name: string, xml: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
  link.download = name;
  link.click();
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
