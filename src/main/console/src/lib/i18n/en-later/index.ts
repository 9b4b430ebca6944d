import { actions } from './actions';
import { admin } from './admin';
import { audit } from './audit';
import { beside } from './beside';
import { bulk } from './bulk';
import { callback } from './callback';
import { canned } from './canned';
import { categories } from './categories';
import { claim } from './claim';
import { commands } from './commands';
import { composer } from './composer';
import { customers } from './customers';
import { drafts } from './drafts';
import { entry } from './entry';
import { evidence } from './evidence';
import { filters } from './filters';
import { hours } from './hours';
import { inbound } from './inbound';
import { notices } from './inform';
import { insight } from './insight';
import { me } from './me';
import { migration } from './migration';
import { newTicket } from './new-ticket';
import { participants } from './participants';
import { policies } from './policies';
import { presence } from './presence';
import { promises } from './promises';
import { properties } from './properties';
import { rights } from './rights';
import { search } from './search';
import { split } from './split';
import { staff } from './staff';
import { thread } from './thread';
import { tokens } from './tokens';
import { webhooks } from './webhooks';
import { workflows } from './workflows';

/** What only an open ticket or an admin screen says; it comes with the first of them. */
export const texts = {
  workflows,
  insight,
  migration,
  admin,
  categories,
  audit,
  actions,
  beside,
  bulk,
  callback,
  canned,
  claim,
  commands,
  composer,
  customers,
  drafts,
  entry,
  evidence,
  filters,
  hours,
  inbound,
  notices,
  me,
  newTicket,
  participants,
  policies,
  presence,
  rights,
  search,
  promises,
  properties,
  staff,
  split,
  thread,
  tokens,
  webhooks,
};
