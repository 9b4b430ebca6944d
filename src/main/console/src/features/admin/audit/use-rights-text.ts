import { useTranslation } from 'react-i18next';
import type { AuditEntry } from './api/list-audit';

const words = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** Whose rights somebody changed, with which tickets or at the desk, and which they gave and took. */
export function useRightsText() {
  const { t, i18n } = useTranslation('rights');
  const right = (key: string) =>
    i18n.exists(`rights:atDesk.${key}`) ? t(`atDesk.${key}` as 'atDesk.open') : t(`right.${key}` as 'right.see');
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return ({ detail, objectName }: AuditEntry) => {
    const scope = String(detail.scope);
    const where = scope === 'desk' ? t('desk') : scope === 'team' ? objectName : t(`scope.${scope}` as 'scope.every');
    const given = words(detail.given).map(right);
    const taken = words(detail.taken).map(right);
    return {
      object: t(`roles.${detail.role}` as 'roles.agent'),
      details: [
        ...(where ? [where] : []),
        ...(given.length > 0 ? [t('given', { rights: list.format(given) })] : []),
        ...(taken.length > 0 ? [t('taken', { rights: list.format(taken) })] : []),
      ],
    };
  };
}
