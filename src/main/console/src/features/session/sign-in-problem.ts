export const SIGN_IN_PROBLEMS = ['not-an-agent', 'provider-failed'] as const;

/** What a provider's sign-in can end in besides a session; the server sends one back to the login page with it. */
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

export const isSignInProblem = (value: unknown): value is SignInProblem =>
  SIGN_IN_PROBLEMS.includes(value as SignInProblem);
