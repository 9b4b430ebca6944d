import { actions } from './actions';
import { admin } from './admin';
import { bulk } from './bulk';
import { canned } from './canned';
import { categories } from './categories';
import { claim } from './claim';
import { commands } from './commands';
import { composer } from './composer';
import { drafts } from './drafts';
import { evidence } from './evidence';
import { filters } from './filters';
import { inbound } from './inbound';
import { me } from './me';
import { newTicket } from './new-ticket';
import { participants } from './participants';
import { presence } from './presence';
import { properties } from './properties';
import { search } from './search';
import { thread } from './thread';

/** What only an open ticket or an admin screen says; it comes with the first of them. */
export const texts = {
  admin,
  categories,
  actions,
  bulk,
  canned,
  claim,
  commands,
  composer,
  drafts,
  evidence,
  filters,
  inbound,
  me,
  newTicket,
  participants,
  presence,
  search,
  properties,
  thread,
};
