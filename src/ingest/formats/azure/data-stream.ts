/** What Elastic's integration writes the Activity Log to. */
export const activityLogStream = 'logs-azure.activitylogs-default';
