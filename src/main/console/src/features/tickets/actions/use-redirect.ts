import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Ticket } from '../ticket';
import { cameTo } from './redirects';

/** The number of a ticket that is part of another leads there; one that becomes so while it is open stays, with its Undo. */
export function useRedirect(number: number, ticket: Ticket | undefined) {
  const navigate = useNavigate();
  const { view } = useParams({ strict: false });
  const opened = useRef<number | null>(null);
  const into = ticket?.mergedInto ?? null;
  const loaded = ticket?.number === number;
  useEffect(() => {
    if (!loaded || opened.current === number) return;
    opened.current = number;
    if (into === null) return;
    cameTo(into, number);
    const params = { no: String(into) };
    if (view) void navigate({ to: '/inbox/$view/t/$no', params: { ...params, view }, search: true, replace: true });
    else void navigate({ to: '/t/$no', params, replace: true });
  }, [loaded, into, number, view, navigate]);
}
