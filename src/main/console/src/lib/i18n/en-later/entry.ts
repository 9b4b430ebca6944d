export const entry = {
  invite: {
    title: 'Welcome to the desk',
    lead: 'You were invited as {{email}}. Choose how you are called, and a password.',
    submit: 'Start',
  },
  reset: {
    title: 'A new password',
    lead: 'For {{email}}. You are signed out everywhere else.',
    submit: 'Save and sign in',
  },
  gone: 'This link does not work, or no longer does. Ask for another one.',
  toSignIn: 'Go to sign in',
  forgotten: {
    title: 'Forgot your password?',
    lead: 'Enter your email. If you work here, you get a link to a new password.',
    submit: 'Send the link',
    sent: 'If somebody here has this address, a mail is on its way. The link in it works once, within 72 hours.',
  },
};
