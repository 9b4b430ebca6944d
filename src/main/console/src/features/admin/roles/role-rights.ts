import type { Sheet } from './api/role-rights';

export const ROLES = ['agent', 'lead', 'supervisor', 'admin'] as const;
export type RoleName = (typeof ROLES)[number];

export const RIGHTS = ['see', 'note', 'reply', 'change', 'merge'] as const;
export type Right = (typeof RIGHTS)[number];

export const DESK_RIGHTS = ['open', 'inbound', 'canned', 'categories', 'audit'] as const;

/** Scopes that are not one team. */
export const SCOPES = ['every', 'none', 'assigned', 'mentioned'] as const;
export type Scope = (typeof SCOPES)[number];

/** The rights of a role in one scope; null goes back to those of every team. */
export type Change = { role: RoleName; scope: string; rights: string[] | null };

/** `inherited`: a team's that are those of every team. */
export type Held = { rights: string[]; inherited: boolean };

/** What is put into somebody's hands, or shown to them, they see. */
export const alwaysSeen = (scope: string) => scope === 'assigned' || scope === 'mentioned';

const isTeam = (scope: string) => scope !== 'desk' && !(SCOPES as readonly string[]).includes(scope);

/** What holds for a role in one scope: as it is, but for what was changed and not saved. */
export function held(sheet: Sheet, changes: Change[], role: RoleName, scope: string): Held {
  const change = changes.find((each) => each.role === role && each.scope === scope);
  if (change?.rights) return { rights: change.rights, inherited: false };
  const known = sheet.items.find((each) => each.role === role);
  if (scope === 'desk') return { rights: known?.desk ?? [], inherited: false };
  const row = known?.tickets.find((each) => each.scope === scope);
  const inherited = isTeam(scope) && (change ? true : (row?.inherited ?? true));
  if (!inherited) return { rights: row?.rights ?? [], inherited };
  return { rights: held(sheet, changes, role, 'every').rights, inherited };
}

/** The changes with one more; what is as it was before is no change. */
export function changed(sheet: Sheet, changes: Change[], next: Change): Change[] {
  const others = changes.filter((each) => each.role !== next.role || each.scope !== next.scope);
  const before = held(sheet, [], next.role, next.scope);
  const same = next.rights === null ? before.inherited : !before.inherited && sameRights(before.rights, next.rights);
  return same ? others : [...others, next];
}

const sameRights = (some: string[], others: string[]) =>
  some.length === others.length && some.every((right) => others.includes(right));

/** Nothing can be done with what is not seen. */
export function toggled(rights: string[], right: string, on: boolean): string[] {
  if (!on) return right === 'see' ? [] : rights.filter((each) => each !== right);
  return RIGHTS.filter((each) => each === right || each === 'see' || rights.includes(each));
}
