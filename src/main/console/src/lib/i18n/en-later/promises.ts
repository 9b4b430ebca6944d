export const promises = {
  governed: 'Promised by the policy “{{policy}}”',
  ungoverned: 'Nothing is promised any more',
  warned: '{{metric}} due soon: {{time}}',
  broken: '{{metric}} overdue since {{time}}',
  told: '{{whom}} told: {{metric}}',
  whom: { assignee: 'Assignee', lead: 'Team lead', supervisor: 'Supervisor', systems: 'Other systems' },
};
