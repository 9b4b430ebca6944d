export const session = {
  signIn: {
    title: '登录',
    lead: '你的客户服务工作台',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    busy: '正在登录…',
    required: '请输入邮箱和密码。',
    forgotten: '忘记密码？',
  },
  setup: {
    title: '初始化 Tributary',
    lead: '创建首位管理员。此链接只能使用一次。',
    name: '姓名',
    hint: '至少 12 个字符，几个互不相关的词语效果最好。',
    submit: '创建账户',
    busy: '正在创建…',
    used: '此链接已使用或不完整。服务器启动时会输出新链接。',
    noToken: '请使用服务器启动时输出的完整链接打开此页。',
    short: '请至少使用 12 个字符。',
    required: '请填写所有字段。',
    toSignIn: '前往登录',
  },
  code: {
    label: '验证码',
    hint: '来自身份验证器应用，或使用一个恢复码。',
    required: '请输入验证码。',
  },
  passkey: {
    signIn: '使用通行密钥登录',
    none: '未选择通行密钥。',
  },
  provider: {
    signIn: '使用 {{name}} 登录',
    'not-an-agent': '你已在对方登录，但这里没有使用该邮箱的账户。请联系管理员邀请你。',
    'provider-failed': '通过对方登录未成功。请重试，或使用密码登录。',
  },
  again: {
    title: '登录已过期',
    lead: '重新登录后即可继续，页面内容和草稿都会保留。',
    other: '使用其他账户',
  },
};
