import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readDrawing } from '@/features/sla/picture/drawing';
import { useStandings } from '@/features/sla/picture/get-drawing';
import { Picture } from '@/features/sla/picture/picture';
import { useStepNames } from '@/features/sla/picture/use-step-names';
import { FailedToLoad, Skeleton } from '@/ui/notice';

/** A version as it is drawn, with how many promises stand at each of its steps. */
export function VersionPicture({ definition }: { definition: string }) {
  const { t } = useTranslation('workflows');
  const translate = useStepNames();
  const { data, error, refetch } = useStandings(definition);
  const drawing = useMemo(() => (data ? readDrawing(data.xml, translate) : null), [data, translate]);
  if (error && !data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!drawing) return <Skeleton bars={3} />;
  const tokens = data?.tokens ?? {};
  return (
    <Picture
      drawing={drawing}
      marks={Object.entries(tokens).map(([element, count]) => ({ element, look: 'here', count }))}
      said={({ id, name }) => (tokens[id] ? t('standing', { step: name, count: tokens[id] }) : null)}
    />
  );
}
