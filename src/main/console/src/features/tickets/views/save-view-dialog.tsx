import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { viewsQuery } from '../api/list-views';
import { saveView } from '../api/save-view';
import type { QueueQuery } from '../filters';
import styles from './views.module.css';

/** Keeps what a list shows under a name; whoever leads a team may keep it for all of it. */
export function SaveViewDialog({ list, onClose }: { list: QueueQuery; onClose: () => void }) {
  const { t } = useTranslation('filters');
  const { user, teams } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = useProblemText();
  const [name, setName] = useState('');
  const [team, setTeam] = useState('');
  const led = teams.filter((each) => each.lead || user.role !== 'agent');
  const save = useMutation({
    mutationFn: () =>
      saveView({
        name: name.trim(),
        team: team || null,
        filter: { ...list.filters, view: list.view },
        sort: list.sort,
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onClose();
      void navigate({ to: '/inbox/$view', params: { view: `saved-${id}` }, search: {} });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog title={t('saveAsView')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('viewName')} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        {led.length > 0 && (
          <SelectField
            label={t('viewFor')}
            value={team}
            options={[['', t('onlyMe')], ...led.map((each): [string, string] => [each.id, each.name])]}
            onChange={setTeam}
          />
        )}
        {save.error && <FormError>{text(save.error)}</FormError>}
        <Button look="primary" type="submit" disabled={name.trim() === '' || save.isPending}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
