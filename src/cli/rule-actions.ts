/** What `rules` can do with rules. */
export const ruleActions = ['list', 'check', 'show', 'explain', 'test', 'coverage'] as const;
