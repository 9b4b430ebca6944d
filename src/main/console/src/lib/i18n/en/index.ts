import { common } from './common';
import { queue } from './queue';
import { session } from './session';
import { ticket } from './ticket';

/** What the first screen says. */
export const texts = { common, queue, session, ticket };
