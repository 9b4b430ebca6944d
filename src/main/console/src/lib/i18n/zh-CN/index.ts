import { actions } from './actions';
import { admin } from './admin';
import { bulk } from './bulk';
import { canned } from './canned';
import { categories } from './categories';
import { claim } from './claim';
import { commands } from './commands';
import { common } from './common';
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
import { queue } from './queue';
import { search } from './search';
import { session } from './session';
import { thread } from './thread';
import { ticket } from './ticket';

export const texts = {
  admin,
  categories,
  actions,
  bulk,
  canned,
  commands,
  claim,
  common,
  composer,
  drafts,
  evidence,
  filters,
  inbound,
  me,
  newTicket,
  participants,
  presence,
  queue,
  search,
  session,
  properties,
  thread,
  ticket,
};
