import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { zone } from '@/lib/format';
import { api, request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import { FIGURES, type Figure, periods, type ReportSearch } from '../period';

const sumSchema = z.object({
  count: z.number(),
  tickets: z.number(),
  hits: z.number(),
  hitTickets: z.number(),
  missTickets: z.number(),
  median: orNull(z.number()),
  average: orNull(z.number()),
  worked: orNull(z.number()),
  score: orNull(z.number()),
  agents: z.number(),
});

const measuredSchema = z.object({ value: orNull(z.number()), sum: sumSchema });
const figuresSchema = z.partialRecord(z.enum(FIGURES), measuredSchema);
const partSchema = z.object({ id: orNull(z.string()), name: orNull(z.string()), figures: figuresSchema });

const reportSchema = z.object({
  asOf: z.string(),
  filling: z.boolean(),
  figures: z.array(z.object({ figure: z.enum(FIGURES), now: measuredSchema, before: measuredSchema })),
  teams: z.array(partSchema),
  agents: z.array(partSchema),
  days: z.array(z.object({ day: z.string(), figures: figuresSchema })),
});

export type Report = z.infer<typeof reportSchema>;
export type Measured = z.infer<typeof measuredSchema>;
export type Part = z.infer<typeof partSchema>;
export type Line = Report['figures'][number];
export type Figures = Partial<Record<Figure, Measured>>;

export const here = () => zone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

function paramsOf(search: ReportSearch): URLSearchParams {
  const { now, base } = periods(search);
  const { team, channel, category } = search;
  const params = { ...now, baseFrom: base.from, baseTo: base.to, zone: here(), team, channel, category };
  return new URLSearchParams(Object.entries(params).filter((each): each is [string, string] => each[1] !== undefined));
}

export const reportQuery = (search: ReportSearch) =>
  queryOptions({
    queryKey: ['report', `${paramsOf(search)}`],
    queryFn: ({ signal }) => request(`/insight/report?${paramsOf(search)}`, { schema: reportSchema, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 30_000,
  });

export const reportUrl = (format: 'csv' | 'xlsx', search: ReportSearch) =>
  api(`/insight/report/export/${format}?${paramsOf(search)}`);
