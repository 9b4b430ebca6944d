import { describe, expect, it } from 'vitest';
import { aTicket, LENA, MARC } from '@/testing/fixtures';
import { passes, readSearch, toggled } from './filters';

describe('filters', () => {
  it('hold all at once', () => {
    const ticket = aTicket(1, { priority: 'urgent', assignee: LENA, tags: ['vip', 'refund'], lang: 'zh-CN' });
    expect(passes({ priority: 'high,urgent', assignee: 'me', tag: 'vip,refund', lang: 'zh' }, ticket, LENA.id)).toBe(
      true,
    );
    expect(passes({ priority: 'high,urgent', assignee: 'me' }, ticket, MARC.id)).toBe(false);
    expect(passes({ tag: 'vip,other' }, ticket, LENA.id)).toBe(false);
  });

  it('know what is nobody’s', () => {
    expect(passes({ assignee: 'none', category: 'none' }, aTicket(1), LENA.id)).toBe(true);
    expect(passes({ assignee: 'none' }, aTicket(1, { assignee: MARC }), LENA.id)).toBe(false);
  });

  it('end before their last instant', () => {
    const ticket = aTicket(1, { createdAt: '2026-11-20T09:00:00Z' });
    expect(passes({ createdFrom: '2026-11-20T09:00:00Z' }, ticket, LENA.id)).toBe(true);
    expect(passes({ createdTo: '2026-11-20T09:00:00.000Z' }, ticket, LENA.id)).toBe(false);
  });

  it('take from the URL only what they know', () => {
    expect(readSearch({ sort: 'sideways', status: 'open', tag: 12, evil: 'x', team: { a: 1 }, lang: '' })).toEqual({
      status: 'open',
      tag: '12',
    });
  });

  it('put a value in and take it out', () => {
    expect(toggled('open', 'pending')).toBe('open,pending');
    expect(toggled('open', 'open')).toBeUndefined();
  });
});
