export const claim = {
  take: 'Assign to me',
  faster: { title: '{{name}} was faster.', body: 'The ticket is theirs now; nothing was changed.' },
  leave: 'Leave it with {{name}}',
  takeOver: 'Take it over from {{name}}',
  answered: 'You answered, and nobody has this ticket.',
  notNow: 'Not now',
};
