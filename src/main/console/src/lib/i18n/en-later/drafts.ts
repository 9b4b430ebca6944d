/** What one has begun to write. */
export const drafts = {
  title: 'My drafts',
  empty: 'Nothing begun. What you write on a ticket is kept here until you send it.',
  outOfSight: 'You no longer see this ticket. Your text is kept for you to copy.',
  copy: 'Copy text',
  discard: 'Discard draft',
  lost: 'What you had begun to write ({{kind}})',
  other: {
    title: 'You wrote something else in another browser:',
    take: 'Use this one instead',
    drop: 'Discard it',
  },
};
