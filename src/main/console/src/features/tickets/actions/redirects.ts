/** Whose number led to a ticket: by the ticket that was shown instead. */
const came = new Map<number, number>();

export const cameTo = (into: number, from: number) => came.set(into, from);
export const cameFrom = (into: number) => came.get(into) ?? null;
export const forget = (into: number) => came.delete(into);
