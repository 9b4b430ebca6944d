export const entry = {
  invite: {
    title: '欢迎加入工作台',
    lead: '邀请邮箱：{{email}}。请设置你的姓名和密码。',
    submit: '开始使用',
  },
  reset: {
    title: '设置新密码',
    lead: '账户：{{email}}。其他设备上的登录会全部退出。',
    submit: '保存并登录',
  },
  gone: '此链接无效或已失效，请重新索取。',
  toSignIn: '前往登录',
  forgotten: {
    title: '忘记密码？',
    lead: '请输入邮箱。如果你在这里工作，会收到设置新密码的链接。',
    submit: '发送链接',
    sent: '如果此邮箱属于这里的成员，邮件正在发送。链接只能使用一次，72 小时内有效。',
  },
};
