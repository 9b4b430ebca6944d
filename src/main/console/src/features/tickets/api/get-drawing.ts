import { useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const drawingSchema = z.object({ key: z.string(), definition: z.string(), version: z.number(), xml: z.string() });

/** A drawn process as BPMN. A definition never changes. */
export const useDrawing = (definition: string) =>
  useQuery({
    queryKey: ['drawing', definition],
    queryFn: ({ signal }) =>
      request(`/sla/processes/${encodeURIComponent(definition)}`, { schema: drawingSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
