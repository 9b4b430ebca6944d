import { useTranslation } from 'react-i18next';
import { useTierName } from '@/features/customers/use-standing';
import { shortDateTime } from '@/lib/format';
import { PRIORITIES, STATUSES } from '@/live/ticket-row';
import type { HistoryEntry } from '../api/get-history';
import { useCategories } from '../api/list-categories';
import { useAgents, useTeams } from '../api/list-people';
import { useFollowUpText } from '../callback/use-follow-up-text';
import { useCategoryText } from '../properties/category-names';

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A history entry in words, one line for each thing that happened: what changed, from what, to what. */
export function useHistoryText() {
  const { t } = useTranslation('ticket');
  const { t: ta } = useTranslation('actions');
  const { t: tb } = useTranslation('beside');
  const followUp = useFollowUpText();
  const { t: tp } = useTranslation('participants');
  const { t: ts } = useTranslation('promises');
  const { t: tm } = useTranslation('policies');
  const { t: tr, i18n } = useTranslation('properties');
  const { t: tk } = useTranslation('customers');
  const tierName = useTierName();
  const categories = useCategories();
  const categoryText = useCategoryText();
  const agents = useAgents();
  const teams = useTeams();

  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : t('nothing');
    if (field === 'category') return categoryText(categories, String(value));
    const status = STATUSES.find((each) => field === 'status' && each === value);
    if (status) return t(`status.${status}`);
    const priority = PRIORITIES.find((each) => field === 'priority' && each === value);
    if (priority) return t(`priority.${priority}`);
    return [...agents, ...teams].find((each) => each.id === value)?.name ?? String(value);
  };

  const fieldNames: Record<string, string> = {
    subject: t('history.subject'),
    status: t('status.label'),
    priority: t('priority.label'),
    assignee: t('assignee.label'),
    team: t('team.label'),
    category: t('side.category'),
    outcome: t('side.outcome'),
    tags: t('side.tags'),
  };
  const messages: Record<string, string> = {
    customer: t('history.customer'),
    reply: t('history.reply'),
    note: t('history.note'),
    event: t('history.event'),
  };
  const metrics: Record<string, string> = {
    first_response: tm('metric.first_response'),
    next_response: tm('metric.next_response'),
    resolution: tm('metric.resolution'),
  };
  const tellable: Record<string, string> = {
    assignee: ts('whom.assignee'),
    lead: ts('whom.lead'),
    supervisor: ts('whom.supervisor'),
    systems: ts('whom.systems'),
  };
  const deliveries: Record<string, string> = {
    queued: t('history.queued'),
    sent: t('history.sent'),
    failed: t('history.failed'),
  };

  return ({ type, payload, actor }: HistoryEntry): string[] => {
    const facts: Values = payload ?? {};
    switch (type) {
      case 'opened':
        return [t('history.opened')];
      case 'withdrawn':
        return [t('history.withdrawn')];
      case 'message':
        return [
          facts.automatic === true ? t('history.automatic') : (messages[String(facts.kind)] ?? String(facts.kind)),
        ];
      case 'delivery':
        return [deliveries[String(facts.state)] ?? String(facts.state)];
      case 'withheld':
        return facts.what === 'satisfaction' ? [followUp(type, facts)] : [t('history.withheld')];
      case 'satisfaction_asked':
      case 'rated':
      case 'callback_opened':
      case 'callback_taken':
      case 'callback_closed':
        return [followUp(type, facts, actor.id)];
      case 'kept_solved':
        return [ta('keptSolved')];
      case 'participant_added':
        return [tp('added', { address: String(facts.address) })];
      case 'participant_removed':
        return [tp('removed', { address: String(facts.address) })];
      case 'moved': {
        const ticket = `T-${facts.other}`;
        if (facts.kind === 'undo')
          return [ta(facts.direction === 'away' ? 'history.undone' : 'history.back', { ticket })];
        if (facts.kind === 'split')
          return [
            ta(facts.direction === 'away' ? 'history.splitTo' : 'history.splitFrom', {
              ticket,
              count: Number(facts.messages),
            }),
          ];
        return [ta(facts.direction === 'away' ? 'history.into' : 'history.from', { ticket })];
      }
      case 'not_related':
        return [ta('history.notRelated', { ticket: `T-${facts.other}` })];
      case 'woken':
        return [tr(facts.why === 'customer' ? 'history.woken.customer' : 'history.woken.time')];
      case 'mentioned':
        return [tr('history.mentioned', { name: say('agent', facts.agent) })];
      case 'follower_added':
        return [tr('history.followerAdded', { name: say('agent', facts.agent) })];
      case 'follower_removed':
        return [tr('history.followerRemoved', { name: say('agent', facts.agent) })];
      case 'linked':
        return [tr('history.linked', { ticket: `T-${facts.other}` })];
      case 'unlinked':
        return [tb('history.unlinked', { ticket: `T-${facts.other}` })];
      case 'shared':
        return [t('history.shared', { team: say('team', facts.team) })];
      case 'governed':
        return [facts.policy ? ts('governed', { policy: String(facts.policy) }) : ts('ungoverned')];
      case 'promise_warned':
      case 'promise_broken':
        return [
          ts(type === 'promise_broken' ? 'broken' : 'warned', {
            metric: metrics[String(facts.metric)] ?? String(facts.metric),
            time: shortDateTime(i18n.language, String(facts.dueAt)),
          }),
        ];
      case 'escalated': {
        const agents = Array.isArray(facts.agents) ? facts.agents.map((agent) => say('agent', agent)) : [];
        const whom = agents.length > 0 ? new Intl.ListFormat(i18n.language).format(agents) : tellable[String(facts.to)];
        return [
          ts('told', { whom: whom ?? String(facts.to), metric: metrics[String(facts.metric)] ?? String(facts.metric) }),
        ];
      }
      case 'changed':
        return Object.entries(facts).flatMap(([field, change]) => {
          const { from, to } = isValues(change) ? change : { from: null, to: change };
          if (field === 'snoozedUntil') {
            if (to) return [tr('history.snoozed', { time: shortDateTime(i18n.language, String(to)) })];
            // Why it came back by itself stands beside it.
            return actor.kind === 'agent' && !('status' in facts) ? [tr('history.back')] : [];
          }
          if (field === 'tier') return tk('history.tier', { from: tierName(String(from)), to: tierName(String(to)) });
          if (field === 'organisation' || field === 'calendar') return tk(`history.${field}`);
          return t('change', { field: fieldNames[field] ?? field, from: say(field, from), to: say(field, to) });
        });
      default:
        return [type];
    }
  };
}
