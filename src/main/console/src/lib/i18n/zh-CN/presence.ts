export const presence = {
  reply: '{{name}} 正在撰写回复',
  note: '{{name}} 正在撰写内部备注',
  viewing: '{{name}} 正在查看',
  idle: '{{name}} 暂时离开',
  more_other: '另有 {{count}} 人',
};
