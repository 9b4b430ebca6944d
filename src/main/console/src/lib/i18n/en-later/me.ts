/** One's own pages. */
export const me = {
  profile: { title: 'Profile' },
};
