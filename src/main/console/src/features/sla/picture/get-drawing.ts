import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';

const drawingSchema = z.object({ key: z.string(), definition: z.string(), version: z.number(), xml: z.string() });

/** A drawn process as BPMN. A definition never changes. */
export const drawingQuery = (definition: string) =>
  queryOptions({
    queryKey: ['drawing', definition],
    queryFn: ({ signal }) => request(path(definition), { schema: drawingSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useDrawing = (definition: string) => useQuery(drawingQuery(definition));

const path = (definition: string) => `/sla/processes/${encodeURIComponent(definition)}`;

const standingSchema = z.extend(drawingSchema, { tokens: orNull(z.record(z.string(), z.number())) });

/** The same, with how many stand at which of its elements just now. */
export const useStandings = (definition: string) =>
  useQuery({
    queryKey: ['drawing', definition, 'tokens'],
    queryFn: ({ signal }) => request(path(definition), { schema: standingSchema, signal }),
    staleTime: 0,
  });
