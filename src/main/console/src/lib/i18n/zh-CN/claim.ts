export const claim = {
  take: '领取',
  faster: { title: '{{name}} 抢先一步。', body: '工单已由对方领取，没有任何改动。' },
  leave: '留给 {{name}}',
  takeOver: '从 {{name}} 处接手',
  answered: '你已回复，但该工单尚无负责人。',
  notNow: '暂不领取',
};
