export const newTicket = {
  title: 'New ticket',
  to: 'To',
  toHint: 'One customer: an address, or a name and an address in <>.',
  subject: 'Subject',
  team: 'Team',
  teamHint: 'It leaves from this team’s mailbox, and the answer comes back to it.',
  text: 'Message',
  kept: 'What you write is kept in this browser until you send it.',
  send: 'Send',
  sending: 'Sending…',
  invalid: {
    to: 'Enter the address of one customer.',
    subject: 'Enter a subject.',
    text: 'Write a message.',
    team: 'You are in no team; ask an administrator.',
  },
};
