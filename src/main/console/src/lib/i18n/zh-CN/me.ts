export const me = {
  profile: { title: '个人资料' },
};
