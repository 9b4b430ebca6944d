export const newTicket = {
  title: '新建工单',
  to: '收件人',
  toHint: '一位客户：填写地址，或“姓名 <地址>”。',
  subject: '主题',
  team: '团队',
  teamHint: '将从该团队的邮箱发出，客户的回信也会回到该团队。',
  text: '内容',
  kept: '发送前，内容保存在此浏览器中。',
  send: '发送',
  sending: '发送中…',
  invalid: {
    to: '请填写一位客户的地址。',
    subject: '请填写主题。',
    text: '请填写内容。',
    team: '你不属于任何团队，请联系管理员。',
  },
};
