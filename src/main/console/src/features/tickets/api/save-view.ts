import { request } from '@/lib/http';
import { z } from '@/lib/schema';
import type { SavedView } from './list-views';

const idSchema = z.object({ id: z.string() });

type NewView = Pick<SavedView, 'name' | 'team' | 'filter' | 'sort'>;
type ViewChange = Partial<Pick<SavedView, 'name' | 'position' | 'filter' | 'sort'>>;

export const saveView = (view: NewView) => request('/views', { method: 'POST', body: view, schema: idSchema });

export const changeView = (id: string, change: ViewChange) =>
  request(`/views/${id}`, { method: 'PATCH', body: change });

export const deleteView = (id: string) => request(`/views/${id}`, { method: 'DELETE' });
