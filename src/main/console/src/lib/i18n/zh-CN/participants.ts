export const participants = {
  add: '添加参与者',
  address: '邮箱地址',
  hint: '对方可以在此工单中来信，并会收到回复的抄送。',
  submit: '添加',
  remove: '移除 {{name}}',
  removeHint: '对方将不能再在此工单中来信，已有消息会保留。',
  bad: '请输入一个邮箱地址。',
  added: '已添加 {{address}}',
  removed: '已移除 {{address}}',
};
