export const session = {
  signIn: {
    title: 'Sign in',
    lead: 'Your customer-service desk',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    required: 'Enter your email and password.',
    forgotten: 'Forgot your password?',
  },
  setup: {
    title: 'Set up Tributary',
    lead: 'Create the first administrator. This link works once.',
    name: 'Your name',
    hint: 'At least 12 characters. A few unrelated words work well.',
    submit: 'Create account',
    busy: 'Creating…',
    used: 'This link was already used, or is not complete. The server prints a new one when it starts.',
    noToken: 'Open this page with the whole link the server printed when it started.',
    short: 'Use at least 12 characters.',
    required: 'Fill in every field.',
    toSignIn: 'Go to sign in',
  },
  code: {
    label: 'Code',
    hint: 'From your authenticator app, or one of your recovery codes.',
    required: 'Enter the code as well.',
  },
  passkey: {
    signIn: 'Sign in with a passkey',
    none: 'No passkey was chosen.',
  },
  provider: {
    signIn: 'Sign in with {{name}}',
    'not-an-agent': 'You are signed in there, but nobody here has that address. Ask an administrator to invite you.',
    'provider-failed': 'Signing in there did not work. Try again, or use your password.',
  },
  again: {
    title: 'Your session has ended',
    lead: 'Sign in again to go on. Everything on the page, drafts included, stays as it is.',
    other: 'Use another account',
  },
};
