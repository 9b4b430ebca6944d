/** The newest message of each ticket that was on screen here: what a reply may claim to know of. */
const seen = new Map<number, string>();

export const markSeen = (ticket: number, message: string) => seen.set(ticket, message);
export const lastSeen = (ticket: number) => seen.get(ticket);
