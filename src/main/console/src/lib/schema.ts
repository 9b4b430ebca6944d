import * as z from 'zod/mini';

// zod compiles parsers with `new Function` unless told not to; the page's policy forbids that.
z.config({ jitless: true });

/** A value the server may leave out or send as null; null either way here. */
export const orNull = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.nullish(schema),
    z.transform((value): z.output<T> | null => value ?? null),
  );

export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: orNull(z.union([z.string(), z.number()])) });

export { z };
