/** Making a ticket of some messages of another. */
export const split = {
  item: 'Split to a new ticket…',
  title: 'Split to a new ticket',
  lead: 'Choose the messages above that are a matter of their own. Later answers to them go to the new ticket.',
  choose: 'Into the new ticket',
  none: 'No message chosen yet.',
  chosen_one: '{{count}} message chosen.',
  chosen_other: '{{count}} messages chosen.',
  preview_one: 'New ticket for {{name}} with {{count}} message. Replies there will go to {{name}}.',
  preview_other: 'New ticket for {{name}} with {{count}} messages. Replies there will go to {{name}}.',
  needed: 'Choose at least one message.',
  subject: 'Subject',
  submit: 'Split',
  busy: 'Splitting…',
  done_one: '{{count}} message is a ticket of its own now:',
  done_other: '{{count}} messages are a ticket of their own now:',
};
