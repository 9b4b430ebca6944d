export const participants = {
  add: 'Add somebody',
  address: 'Email address',
  hint: 'They may write into this ticket and get a copy of replies.',
  submit: 'Add',
  remove: 'Remove {{name}}',
  removeHint: 'They may no longer write into this ticket. What they wrote stays.',
  bad: 'Enter one email address.',
  added: 'Added {{address}}',
  removed: 'Removed {{address}}',
};
