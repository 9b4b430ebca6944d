/** What an open ticket is made of: fetched after the queue, so that the queue comes first. */
export { SidePane } from './side/side-pane';
export { TicketPane } from './ticket-pane';
