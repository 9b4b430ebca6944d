export const split = {
  item: '拆分为新工单…',
  title: '拆分为新工单',
  lead: '请在上方选择属于另一件事的消息。之后对这些消息的回复会进入新工单。',
  choose: '移入新工单',
  none: '尚未选择消息。',
  chosen_other: '已选择 {{count}} 条消息。',
  preview_other: '将为 {{name}} 新建工单，包含 {{count}} 条消息。其中的回复将发给 {{name}}。',
  needed: '请至少选择一条消息。',
  subject: '主题',
  submit: '拆分',
  busy: '正在拆分…',
  done_other: '{{count}} 条消息已成为新工单：',
};
