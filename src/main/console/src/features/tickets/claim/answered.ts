import { valueStore } from '@/lib/store';

/** The ticket one answered last: if nobody has it, it is offered. */
export const answered = valueStore<number | null>(null);
