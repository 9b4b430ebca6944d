/** One's own pages. */
export const me = {
  save: 'Save',
  saved: 'Saved.',
  profile: {
    title: 'Profile',
    name: 'Name',
    shown: 'Your name',
    shownHint: 'Customers and colleagues read it above what you write from now on.',
  },
  zone: {
    label: 'Time zone',
    browser: 'As this browser: {{zone}}',
    now: 'It is {{time}} there.',
  },
  sending: {
    title: 'Sending',
    hold: 'Wait before a reply leaves',
    holdHint: 'Until then it can be taken back.',
    atOnce: 'Send at once',
    seconds_one: '{{count}} second',
    seconds_other: '{{count}} seconds',
  },
  signIn: 'Signing in',
  password: {
    title: 'Password',
    old: 'Present password',
    new: 'New password',
    hint: 'At least 12 characters. Everywhere else you are signed out.',
    change: 'Change password',
    changed: 'Changed. You are signed out everywhere else.',
    required: 'Fill in both fields.',
  },
  signIns: {
    title: 'Where you are signed in',
    here: 'this browser',
    unknown: 'Unknown browser',
    seen: 'Used {{time}}',
    since: 'since {{time}}',
    leave: 'Sign out everywhere else',
    onlyHere: 'You are signed in nowhere else.',
  },
  drafts: 'My drafts',
};
