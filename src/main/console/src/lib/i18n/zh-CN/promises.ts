export const promises = {
  governed: '适用策略“{{policy}}”',
  ungoverned: '不再适用任何策略',
  warned: '{{metric}}即将超时：{{time}}',
  broken: '{{metric}}已超时（{{time}}）',
  told: '已通知{{whom}}：{{metric}}',
  whom: { assignee: '负责人', lead: '团队负责人', supervisor: '主管', systems: '其他系统' },
};
