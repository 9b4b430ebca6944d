import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Intervals } from '@/features/sla/intervals';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { useSpanText } from '@/features/sla/use-span-text';
import { zone as readersZone } from '@/lib/format';
import { useSession } from '@/lib/session';
import { Notice, Skeleton } from '@/ui/notice';
import type { ToldPromise as Told } from '../api/get-promises';
import styles from './promises.module.css';

const ProcessPicture = lazy(async () => ({ default: (await import('./process-picture')).ProcessPicture }));

/** A calendar's own; where every hour counts, the reader's. */
const zoneOf = ({ calendar, explanation }: Told) =>
  calendar ? explanation.zone : (readersZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone);

export function ToldPromise({ promise }: { promise: Told }) {
  const { t } = useTranslation('promises');
  const { t: th } = useTranslation('hours');
  const { dueAt, metAt, explanation, target } = promise;
  const zone = zoneOf(promise);
  const { moment, length } = useSpanText(zone);
  return (
    <>
      <p className={styles.sentence}>
        {dueAt === null ? t(metAt ? 'stood' : 'stands') : t(metAt ? 'wasDue' : 'due', { time: moment(dueAt), zone })}
      </p>
      <Facts promise={promise} />
      <Section title={t(dueAt === null ? 'soFar' : 'way')}>
        <p>{t('sum', { counted: length(explanation.counted), target: length(target) })}</p>
        {explanation.beyondData && <Notice tone="warn">{th('explain.beyond')}</Notice>}
        <Intervals intervals={explanation.intervals} zone={zone} />
      </Section>
      {metAt === null && (
        <Section title={t('picture.title')}>
          <Suspense fallback={<Skeleton bars={3} />}>
            <ProcessPicture standing={promise.process} />
            {promise.process.called && <ProcessPicture standing={promise.process.called} />}
          </Suspense>
        </Section>
      )}
    </>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Facts({ promise }: { promise: Told }) {
  const { t } = useTranslation('promises');
  const { policy, calendar } = promise;
  const { moment, length } = useSpanText(zoneOf(promise));
  const calendarName = useCalendarName();
  const admin = useSession().user.role === 'admin';
  const version = t('fact.version', { name: policy.name, version: policy.version });
  return (
    <dl className={styles.facts}>
      <dt>{t('fact.policy')}</dt>
      <dd>
        {admin ? (
          <Link to="/admin/sla/$id" params={{ id: policy.id }}>
            {version}
          </Link>
        ) : (
          version
        )}
      </dd>
      <dt>{t('fact.target')}</dt>
      <dd>{t('fact.working', { length: length(promise.target) })}</dd>
      <dt>{t('fact.calendar')}</dt>
      <dd>{calendar ? calendarName(calendar) : t('fact.always')}</dd>
      <dt>{t('fact.since')}</dt>
      <dd>{moment(promise.startedAt)}</dd>
      {promise.warnedAt && (
        <>
          <dt>{t('fact.warned')}</dt>
          <dd>{moment(promise.warnedAt)}</dd>
        </>
      )}
      {promise.metAt && (
        <>
          <dt>{t('fact.met')}</dt>
          <dd>{moment(promise.metAt)}</dd>
        </>
      )}
    </dl>
  );
}
